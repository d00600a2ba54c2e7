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
  ["413, 400", "A body over 64 KiB, malformed JSON, or an invalid field"],
  ["422, 409", "The Idempotency-Key was used with another body, or is still in progress"],
  ["404, 402, 429, 500", "The endpoint's own errors; a missing resource comes before missing credits"],
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
          Every path begins with <Code>/api/v1</Code>; <Code>/v1</Code> is an alias, and a trailing slash is ignored.
          Create a key in the dashboard under <DocsLink href="/keys">API keys</DocsLink>. It is shown once. The same key
          works in every family and in any of these headers: <Code>X-API-Key: …</Code>,{" "}
          <Code>Authorization: Bearer …</Code> or <Code>Authorization: Token …</Code>. Keys belong on servers: the API
          doesn't allow cross-origin requests.
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
          Errors have the form of the endpoint's family, no matter which header the key was in. Each endpoint below
          lists its own errors. They are checked in this order:
        </p>
        <Facts rows={REFUSALS} />
        <p className="mt-4">
          An unknown path is 404, an unsupported method 405 with <Code>Allow</Code>. Every response is JSON and has an{" "}
          <Code>X-Request-Id</Code>: include it when you contact support.
        </p>
      </Section>
      <Section id="limits" title="Rate limits">
        <p>
          Requests per minute for each key, by plan: {PLANS.free.ratePerMinute} on free, {PLANS.pro.ratePerMinute} on
          pro, {formatInteger(PLANS.enterprise.ratePerMinute)} on enterprise unless agreed otherwise. Responses to a
          known key have <Code>X-RateLimit-Limit</Code>, <Code>X-RateLimit-Remaining</Code> and{" "}
          <Code>X-RateLimit-Reset</Code> (Unix seconds). A 429 for the rate also has <Code>Retry-After</Code>. Invalid
          keys are limited to {FAILURES_PER_MINUTE} per minute and address.
        </p>
        <p>
          Check the balance before you start a job, poll at most hourly (a video gets one snapshot per hour), back off
          after a 429 or 5xx for the time in <Code>Retry-After</Code>, and rotate keys every 90 days.
        </p>
      </Section>
      <Section id="idempotency" title="Idempotency">
        <p>
          Send an <Code>Idempotency-Key</Code> of your own (1 to 255 characters) with a POST to make retries safe. For
          24 hours, the same key, path and body return the first successful response again, marked{" "}
          <Code>Idempotent-Replayed: true</Code>. Errors aren't stored.
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
          Each successful channel call costs credits, even for the same data: five unless stated otherwise. Errors,{" "}
          <Code>HEAD</Code> and <Code>OPTIONS</Code> are free.
        </p>
        <Points>
          <li>
            <Code>OPTIONS</Code> on the same path returns the price to any key: <Code>{'{"credits":5}'}</Code>.
          </li>
          <li>
            Charged responses have <Code>X-Credits-Charged</Code> and <Code>X-Credits-Remaining</Code>.
          </li>
          <li>
            Without enough credits, the response is 429 "Not enough credits" without <Code>Retry-After</Code>: waiting
            doesn't help before the monthly renewal.
          </li>
          <li>
            The free plan has 100 credits per month, pro has 10,000. Monthly credits are used first. Purchased credits
            don't expire.
          </li>
        </Points>
      </Section>
      <Section id="events" title="Webhooks">
        <p>
          Instead of polling, use <DocsLink href="/docs/webhooks">webhooks</DocsLink> to notify your server when a
          snapshot is stored, a tracking ends or the balance is low. For tools, the API is described in{" "}
          <a href="/api/v1/openapi.json" className="text-link underline underline-offset-2">
            openapi.json
          </a>{" "}
          (OpenAPI 3.1).
        </p>
      </Section>
    </>
  );
}
