import { CodeBlock } from "@/components/ui/code-block";
import type { DocumentedError } from "@/rest/schemas";
import { Code, InlineText } from "./inline-text";
import { Facts, Section } from "./prose";

export function ProblemDetails() {
  return (
    <Section id="problem-details" title="Problem details">
      <p>
        Errors have the form that their family documents. Send <Code>Accept: application/problem+json</Code> to get
        problem details (RFC 9457) from every family instead: <Code>type</Code> links to the code's entry below, and{" "}
        <Code>code</Code> is the same in all families.
      </p>
      <div className="mt-4">
        <CodeBlock label="404 as problem details">
          {JSON.stringify(
            {
              type: "/docs/errors#not_found",
              title: "Not found",
              status: 404,
              detail: "Video not found",
              instance: "urn:uuid:6bbb102e-109c-475b-b1b1-aa52ca83f060",
              code: "not_found",
            },
            null,
            2,
          )}
        </CodeBlock>
      </div>
    </Section>
  );
}

/** One section per code, anchored by it. */
export function ErrorEntries({ errors }: { errors: readonly DocumentedError[] }) {
  return (
    <div id="codes">
      {errors.map(({ code, title, description, remedy, answers }) => (
        <Section key={code} id={code} title={title}>
          <p>
            <Code>{code}</Code>
          </p>
          <p>
            <InlineText>{`${description} ${remedy}`}</InlineText>
          </p>
          <Facts
            rows={answers.map(({ family, status, body }) => [
              family,
              <span key={family} className="break-words">
                {status} <Code>{body}</Code>
              </span>,
            ])}
          />
        </Section>
      ))}
    </div>
  );
}
