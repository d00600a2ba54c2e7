import { CodeBlock } from "@/components/ui/code-block";
import { PLANS } from "@/lib/billing/rules";
import { formatInteger } from "@/lib/core/format";
import { FAILURES_PER_MINUTE } from "@/lib/developers/keys/rules";
import { Code, DocsLink } from "./inline-text";
import { Facts, Points, Section } from "./prose";

export const BASICS = [
  { id: "keys", name: "Keys and roles" },
  { id: "refusals", name: "Errors" },
  { id: "limits", name: "Rate limits" },
  { id: "idempotency", name: "Idempotency" },
  { id: "metrics", name: "Metrics by platform" },
  { id: "points", name: "Credits" },
  { id: "events", name: "Webhooks" },
];

const ROLES = [
  ["videos:read", "Read videos, their snapshots and statistics"],
  ["videos:write", "Track and stop videos; this spends money"],
  ["channels:read", "Read channels; this spends credits"],
  ["usage:read", "Read balance, usage and credits"],
  ["CLOUD_SCHEDULES", "Sync and read subscriber counts; a new key has every role but this one"],
] as const;

const REFUSALS = [
  ["401", "No key, or one that is unknown, revoked or expired"],
  ["403", "The key lacks the role, or the organization is suspended"],
  ["429", "Too many requests in this minute"],
  ["413, 400", "A body over 64 KiB, malformed JSON, a bad field"],
  ["422, 409", "The Idempotency-Key was used with another body, or is still in progress"],
  ["404, 402, 429, 500", "The endpoint's own; a missing thing comes before missing credits"],
] as const;

const METRICS = [
  ["TikTok", "views, likes, comments, shares, saves"],
  ["YouTube", "views, likes, comments"],
  ["Instagram", "views of videos, likes, comments; saves are never public"],
  ["X (twitter)", "views, likes, retweets as shares, replies as comments, bookmarks as saves"],
] as const;

/** Rules common to all endpoints. */
export function Basics({ origin }: { origin: string }) {
  return (
    <>
      <Section id="keys" title="Keys and roles">
        <p>
          Every path begins with <Code>/api/v1</Code>; <Code>/v1</Code> is an alias, and a trailing slash says nothing.
          A key is made in the dashboard under <DocsLink href="/keys">API keys</DocsLink> and shown once. The same key
          works in every family, in whichever header you like: <Code>X-API-Key: …</Code>,{" "}
          <Code>Authorization: Bearer …</Code> or <Code>Authorization: Token …</Code>. Keys belong on servers: no answer
          permits cross-origin use.
        </p>
        <Facts rows={ROLES} isCode />
        <div className="mt-4">
          <CodeBlock label="First call">
            {`export CLIPSCOPE_KEY=cs_live_…\ncurl -s ${origin}/api/v1/whoami -H "X-API-Key: $CLIPSCOPE_KEY"`}
          </CodeBlock>
        </div>
      </Section>
      <Section id="refusals" title="Errors">
        <p>
          The form of a refusal is the family's, whichever header bore the key; each endpoint below shows its own. They
          are looked for in this order:
        </p>
        <Facts rows={REFUSALS} />
        <p className="mt-4">
          An unknown path is 404, another method 405 with <Code>Allow</Code>. Every answer is JSON and bears{" "}
          <Code>X-Request-Id</Code>: name it when you ask for help.
        </p>
      </Section>
      <Section id="limits" title="Rate limits">
        <p>
          Per key and minute, by plan: {PLANS.free.ratePerMinute} requests on free, {PLANS.pro.ratePerMinute} on pro,{" "}
          {formatInteger(PLANS.enterprise.ratePerMinute)} on enterprise unless agreed otherwise. Answers to a known key
          bear <Code>X-RateLimit-Limit</Code>, <Code>X-RateLimit-Remaining</Code> and <Code>X-RateLimit-Reset</Code>{" "}
          (unix seconds); a 429 for the rate also bears <Code>Retry-After</Code>. Bad keys are limited to{" "}
          {FAILURES_PER_MINUTE} a minute and address.
        </p>
        <p>
          Check the balance before you start a job, poll at most hourly (a video gets one snapshot an hour), back off
          after a 429 or 5xx as <Code>Retry-After</Code> says, and rotate keys every 90 days.
        </p>
      </Section>
      <Section id="idempotency" title="Idempotency">
        <p>
          Send an <Code>Idempotency-Key</Code> of your own (1 to 255 characters) with a POST, and a retry is safe: for
          24 hours the same key, path and body get the first successful answer again, marked{" "}
          <Code>Idempotent-Replayed: true</Code>. A refusal is not kept.
        </p>
      </Section>
      <Section id="metrics" title="Metrics by platform">
        <p>A snapshot has the metrics that the platform makes public. The others are null, never 0.</p>
        <Facts rows={METRICS} />
        <p className="mt-3">
          YouTube changed how it counts views on August 24–27, 2026: a view now counts when playback starts. Snapshots
          keep what YouTube reported, so compare views from before and after with care. CSV exports name the definition
          of each YouTube row in the <Code>View definition</Code> column.
        </p>
      </Section>
      <Section id="points" title="Credits">
        <p>
          Calls about channels cost credits, five unless told otherwise, each time they succeed, also for the same data.
          A refusal, <Code>HEAD</Code> and <Code>OPTIONS</Code> are free.
        </p>
        <Points>
          <li>
            <Code>OPTIONS</Code> on the same path tells any key the price: <Code>{'{"credits":5}'}</Code>.
          </li>
          <li>
            Charged answers bear <Code>X-Credits-Charged</Code> and <Code>X-Credits-Remaining</Code>.
          </li>
          <li>
            Without enough credits the answer is 429 "Not enough credits", which has no <Code>Retry-After</Code>:
            waiting does not help before the month's renewal.
          </li>
          <li>A month has 100 credits on free, 10,000 on pro. Purchased credits stay, the month's burn first.</li>
        </Points>
      </Section>
      <Section id="events" title="Webhooks">
        <p>
          Instead of asking again and again, have a server of yours told when a snapshot is stored, a tracking ends or
          the balance runs low: <DocsLink href="/docs/webhooks">Webhooks</DocsLink>. For tools there is the whole API as{" "}
          <a href="/api/v1/openapi.json" className="text-link underline underline-offset-2">
            openapi.json
          </a>{" "}
          (OpenAPI 3.1).
        </p>
      </Section>
    </>
  );
}
