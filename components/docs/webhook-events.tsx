import { CodeBlock } from "@/components/ui/code-block";
import { Code, InlineText } from "./inline-text";
import { Section } from "./prose";

interface WebhookEventsProps {
  events: readonly {
    type: string;
    summary: string;
    description: string;
    /** JSON text. */
    example: string;
  }[];
}

export function WebhookEvents({ events }: WebhookEventsProps) {
  return (
    <Section id="events" title="Events">
      <p>
        Every body is <Code>{'{"type", "timestamp", "data"}'}</Code>; their schemas are in{" "}
        <a href="/api/v1/openapi.json" className="text-link underline underline-offset-2">
          openapi.json
        </a>{" "}
        . An event is written in the transaction that causes it, for the addresses that subscribe to it at that moment.
        Metrics in snapshots are decimal strings, or null where the platform does not report them.
      </p>
      {events.map(({ type, summary, description, example }) => (
        <div key={type} className="mt-6">
          <h3 className="font-medium font-mono text-sm">{type}</h3>
          <p className="mt-1 mb-2 leading-6">
            {summary}. <InlineText>{description}</InlineText>
          </p>
          <CodeBlock label={`Body of ${type}`}>{example}</CodeBlock>
        </div>
      ))}
    </Section>
  );
}
