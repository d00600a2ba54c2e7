import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import type { DocumentedOperation } from "@/rest/schemas";
import { CopyCode } from "./copy-code";
import { JsonText } from "./json-text";
import { Section } from "./section";
import { shortenAnswer } from "./shorten-answer";

export type SampleOperation = Pick<
  DocumentedOperation,
  "id" | "method" | "path" | "summary" | "answerExample" | "examples"
>;

/** Calls with their answers, as the API's documentation has them. */
export function ApiSample({ operations }: { operations: readonly SampleOperation[] }) {
  return (
    <Section
      id="api"
      title="REST API"
      lead={
        <>
          <p>
            Everything you track is available as JSON: videos, statistics, channels and follower counts, with keys that
            have roles, idempotent writes, stable cursors and an OpenAPI document.
          </p>
          <p className="mt-4 text-base">
            <Link href="/docs" className="tap-target text-link underline underline-offset-4">
              API documentation
            </Link>
          </p>
        </>
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-2 lg:gap-8">
        {operations.map((operation) => (
          <Call key={operation.id} {...operation} />
        ))}
      </div>
    </Section>
  );
}

function Call({ method, path, summary, answerExample, examples }: SampleOperation) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-xl border border-rule bg-surface shadow-xs">
      <figcaption className="flex min-h-11 items-center justify-between gap-3 border-rule border-b py-1.5 pr-2 pl-4">
        <span className="min-w-0">
          <span className="font-medium">{summary}</span>
          <code className="ml-3 font-mono text-muted text-xs max-sm:hidden">
            {method} {path}
          </code>
        </span>
        <CopyCode text={examples.curl} label={`Copy: ${summary} in curl`} />
      </figcaption>
      <Code>
        <BreakableText>{examples.curl}</BreakableText>
      </Code>
      <p className="border-rule border-t px-4 pt-3 text-muted text-xs">Response, shortened</p>
      <Code>
        <JsonText>{shortenAnswer(answerExample)}</JsonText>
      </Code>
    </figure>
  );
}

function Code({ children }: { children: ReactNode }) {
  return (
    <pre className="wrap-anywhere whitespace-pre-wrap px-4 py-3 font-mono text-[0.8125rem] leading-6">{children}</pre>
  );
}

/** Long lines wrap after a comma or a slash rather than within a word. */
function BreakableText({ children }: { children: string }) {
  let start = 0;
  return children.split(/(?<=[,/])(?![/\s])/).map((part) => {
    const from = start;
    start += part.length;
    return (
      <Fragment key={from}>
        {from > 0 && <wbr />}
        {part}
      </Fragment>
    );
  });
}
