"use client";

import type { DocumentedOperation } from "@/rest/schemas";
import { CodePanel } from "./code-panel";
import { CodeTabs } from "./code-tabs";
import { ErrorList } from "./error-list";
import { InlineMarkdown } from "./markdown/inline-markdown";
import { MethodBadge } from "./method-badge";
import { fullPath, priceWords, roleWords } from "./operation-terms";
import { ParameterTable } from "./parameter-table";
import { TryIt } from "./try-it";

/**
 * One endpoint: the request beside its response on wide screens. A client component, because the page then carries each
 * operation once as data instead of once more as elements.
 */
export function OperationSection({ operation }: { operation: DocumentedOperation }) {
  const { id, method, summary, description, parameters } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-10 scroll-mt-2 border-rule border-t pt-10">
      <h2 id={`${id}-title`} className="font-semibold text-xl tracking-tight">
        <a href={`#${id}`} className="hover:underline">
          {summary}
        </a>
      </h2>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
        <MethodBadge method={method} />
        <code className="wrap-anywhere font-mono text-[0.8125rem]">{fullPath(operation)}</code>
      </p>
      <p className="mt-2 flex flex-wrap gap-x-2 text-muted text-xs">
        <span>{roleWords(operation)}</span>
        <span aria-hidden>·</span>
        <span>{priceWords(operation)}</span>
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <p className="leading-7">
            <InlineMarkdown>{description}</InlineMarkdown>
          </p>
          {parameters.length > 0 && <ParameterTable id={id} parameters={parameters} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-20 xl:self-start">
          <h3 className="sr-only">Request</h3>
          <CodeTabs examples={operation.examples} />
          <TryIt operation={operation} />
          <h3 className="sr-only">Response</h3>
          <CodePanel
            label="Response, 200"
            language="json"
            text={operation.answerExample}
            head={
              <span className="flex items-center gap-2">
                Response <span className="rounded bg-success/10 px-1.5 py-0.5 font-mono text-success">200</span>
              </span>
            }
          />
          <ErrorList refusals={operation.refusals} revalidates={operation.revalidates} />
        </div>
      </div>
    </section>
  );
}
