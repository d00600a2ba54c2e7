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
          The requests follow{" "}
          <a href="https://www.standardwebhooks.com" className="text-link underline underline-offset-2">
            Standard Webhooks
          </a>
          : <Code>webhook-id</Code>, <Code>webhook-timestamp</Code> (unix seconds) and <Code>webhook-signature</Code>{" "}
          sign the body together. Use a library: it compares in constant time and refuses timestamps that are more than
          five minutes off. Verify the body as it arrived, before anything parses it.
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
          Without a library: the secret without <Code>whsec_</Code> is base64 of the key; the signature is the base64 of
          HMAC-SHA256 over <Code>{"{webhook-id}.{webhook-timestamp}.{body}"}</Code>. <Code>webhook-signature</Code>{" "}
          holds one or more of them, separated by spaces, each after <Code>v1,</Code>; any that matches is enough.
        </p>
        <p>
          Rotating the secret makes a new one. For 24 hours requests bear the signatures of the old and the new secret;
          a second rotation within that time ends the older one's at once.
        </p>
      </Section>
      <Section id="answering" title="Responses and retries">
        <Points>
          <li>2xx within 15 seconds is success; what the body says does not matter. Do slow work after answering.</li>
          <li>410 disables the webhook and gives up what waits for it. Somebody has to enable it again.</li>
          <li>
            Anything else, redirects too, is a failure and tried again after about 5 seconds, 5 minutes, 30 minutes, 2,
            5, 10 and 14 hours, each moved by up to a tenth: eight attempts in about 32 hours. Then the event is given
            up. Due attempts are looked for once a minute.
          </li>
          <li>
            Expect an event twice, and in any order: an attempt may arrive although its answer gets lost.{" "}
            <Code>webhook-id</Code> is the same for every attempt, replay and address: keep the ones that you have seen.
          </li>
        </Points>
        <p className="mt-4">
          At most five requests run to an address at a time, and a slow one delays nobody else's events. The dashboard
          keeps every attempt with what was sent, the status, the headers, the first 4 KiB of the answer and how long it
          took; a finished event can be sent again, and a test event tries an address at once. While a webhook is
          disabled nothing is written for it, and nothing is made up for afterwards.
        </p>
      </Section>
      <Section id="addresses" title="Allowed addresses">
        <p>
          Only over https, and only to addresses that are public when the connection is made: private, loopback,
          link-local and tunnelling ones are refused, whatever the name resolved to before.
        </p>
      </Section>
    </>
  );
}
