import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";

/** Before the first call: how to make one, and links to the documentation. */
export function NoRequests({ origin, hasKeys }: { origin: string; hasKeys: boolean }) {
  const curl = `curl -s ${origin}/api/v1/whoami \\\n  -H "X-API-Key: cs_live_…"`;
  return (
    <div className="flex flex-col gap-4 border-rule border-y py-8">
      <div>
        <h2 className="font-medium text-base">No API requests yet</h2>
        <p className="mt-1 max-w-prose text-muted">
          Requests with your API keys appear here within a second. This one identifies a key and is free.
        </p>
      </div>
      <div className="max-w-2xl">
        <CodeBlock label="First call">{curl}</CodeBlock>
      </div>
      <div className="flex flex-wrap gap-2">
        {hasKeys ? (
          <LinkButton href="/docs#whoami">Read the documentation</LinkButton>
        ) : (
          <LinkButton href="/keys">Create a key</LinkButton>
        )}
      </div>
    </div>
  );
}
