import { CodeBlock } from "@/components/ui/code-block";
import type { DocumentedOperation } from "@/rest/schemas";
import type { TriedOperation } from "./build-call";
import { CodeExamples } from "./code-examples";
import { Code, InlineText } from "./inline-text";
import { ParameterList } from "./parameter-list";
import { RefusalList } from "./refusal-list";
import { TryIt } from "./try-it";

export function OperationSection({ operation }: { operation: DocumentedOperation }) {
  const { id, method, path, summary, description, parameters, refusals, revalidates } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8 border-rule border-t pt-6">
      <h3 id={`${id}-title`} className="font-semibold text-base">
        <a href={`#${id}`} className="hover:underline">
          {summary}
        </a>
      </h3>
      <p className="wrap-anywhere mt-1 font-mono">
        <span className="font-semibold">{method}</span> /api/v1{path === "/" ? "" : path}
      </p>
      <Terms operation={operation} />
      <div className="mt-4 grid gap-x-10 gap-y-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <p className="leading-6">
            <InlineText>{description}</InlineText>
          </p>
          {parameters.length > 0 && <ParameterList parameters={parameters} />}
          <RefusalList refusals={refusals} revalidates={revalidates} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <CodeExamples id={id} examples={operation.examples} />
          <TryIt operation={tried(operation)} />
          <CodeBlock label="Response, 200">{operation.answerExample}</CodeBlock>
        </div>
      </div>
    </section>
  );
}

/** Who may call it, and what that costs. */
function Terms({ operation: { role, credits, isPaid } }: { operation: DocumentedOperation }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-muted">
      <span>{role === null ? "No key required" : role === "any" ? "Any key" : <>Role {<Code>{role}</Code>}</>}</span>
      <span>
        {credits > 0 ? `${credits} credits per successful call` : isPaid ? "0.015 USD per stored snapshot" : "Free"}
      </span>
    </p>
  );
}

/** Only what the console needs: props of a client component are sent with the page. */
function tried({
  id,
  method,
  path,
  summary,
  role,
  credits,
  isPaid,
  keyHeader,
  parameters,
  bodyExample,
}: DocumentedOperation): TriedOperation {
  return { id, method, path, summary, role, credits, isPaid, keyHeader, parameters, bodyExample };
}
