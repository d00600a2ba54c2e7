import { CodeBlock } from "@/components/ui/code-block";
import { Code } from "./inline-text";
import { Points, Section } from "./prose";
import { JAVASCRIPT_RECEIVER, PYTHON_RECEIVER } from "./webhook-receivers";

/** The part of docs/webhooks.md for authors of receivers. */
export function WebhooksText() {
  return (
    <>
      <Section id="verifying" title="Verifying signatures">
        <p>
          Requests follow{" "}
          <a href="https://www.standardwebhooks.com" className="text-link underline underline-offset-2">
            Standard Webhooks
          </a>
          : <Code>webhook-signature</Code> signs <Code>webhook-id</Code>, <Code>webhook-timestamp</Code> (Unix seconds)
          and the body. Use a library. It compares in constant time and rejects timestamps that are more than five
          minutes off. Verify the raw body, before you parse it.
        </p>
        <div className="mt-4 flex flex-col gap-4">
          <CodeBlock label="JavaScript receiver" head="JavaScript (npm install standardwebhooks)">
            {JAVASCRIPT_RECEIVER}
          </CodeBlock>
          <CodeBlock label="Python receiver" head="Python (pip install standardwebhooks)">
            {PYTHON_RECEIVER}
          </CodeBlock>
        </div>
        <p className="mt-4">
          Without a library: the secret after <Code>whsec_</Code> is the base64 of the key, and the signature is the
          base64 of HMAC-SHA256 over <Code>{"{webhook-id}.{webhook-timestamp}.{body}"}</Code>.{" "}
          <Code>webhook-signature</Code> contains one or more signatures, separated by spaces, each after{" "}
          <Code>v1,</Code>. One match is enough.
        </p>
        <p>
          Rotating the secret creates a new one. For 24 hours, requests are signed with both secrets. A second rotation
          within that time ends the oldest secret immediately.
        </p>
      </Section>
      <Section id="answering" title="Responses and retries">
        <Points>
          <li>2xx within 15 seconds is success. The response body doesn't matter. Do slow work after you respond.</li>
          <li>410 disables the webhook and drops its pending events. Enable it again in the dashboard.</li>
          <li>
            Anything else, including redirects, is a failure. It is retried after about 5 seconds, 5 minutes, 30
            minutes, and 2, 5, 10 and 14 hours, each shifted by up to 10% at random: eight attempts in about 32 hours.
            Then the event is dropped. A job checks for due attempts once a minute.
          </li>
          <li>
            Expect an event more than once, and in any order: an attempt can arrive even if its response is lost.{" "}
            <Code>webhook-id</Code> is the same for every attempt, replay and address. Store the ones you have
            processed.
          </li>
        </Points>
        <p className="mt-4">
          At most five requests run to an address at the same time, and a slow address doesn't delay other addresses.
          The dashboard shows every attempt with the request, the status, the headers, the first 4 KiB of the response
          and the duration. You can send a finished event again, and test an address with a test event. Events that
          occur while a webhook is disabled are never sent.
        </p>
      </Section>
      <Section id="addresses" title="Allowed addresses">
        <p>
          Webhooks are sent over https only, and only to addresses that are public when the connection is made. Private,
          loopback, link-local and tunneling addresses are refused, no matter what the name resolved to before.
        </p>
      </Section>
    </>
  );
}
