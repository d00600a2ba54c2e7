import { Time } from "@/components/ui/time";
import { formatInteger } from "@/lib/core/format";
import type { DeliveryAttempt } from "@/lib/outbound/webhooks/schemas";
import { Code } from "./code";
import { outcomeWords, prettyJson } from "./words";

export function AttemptDetails({ attempt }: { attempt: DeliveryAttempt }) {
  const headers = Object.entries(attempt.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex flex-wrap gap-x-3 font-medium text-sm">
        Attempt {attempt.attempt}: {outcomeWords(attempt)}
        <span className="font-normal text-muted tabular-nums">
          <Time value={attempt.at} />, {formatInteger(attempt.duration_ms)} ms
        </span>
      </h3>
      {headers.length > 0 && <Code label="Response headers">{headers.join("\n")}</Code>}
      {attempt.body && <Code label="Response body, up to 4 KiB">{prettyJson(attempt.body)}</Code>}
    </section>
  );
}
