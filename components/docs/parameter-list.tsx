import type { DocumentedParameter } from "@/rest/schemas";
import { Code, InlineText } from "./inline-text";

const PLACES: Record<DocumentedParameter["place"], string> = {
  path: "in the path",
  query: "in the query",
  header: "a header",
  body: "in the body",
};

export function ParameterList({ parameters }: { parameters: readonly DocumentedParameter[] }) {
  return (
    <div>
      <h4 className="font-medium">Parameters</h4>
      <dl className="mt-2 border-rule border-b">
        {parameters.map(({ name, place, isRequired, description, form, values }) => (
          <div key={name} className="border-rule border-t py-2">
            <dt className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium font-mono text-xs">{name}</span>
              <span className="text-muted text-xs">
                {PLACES[place]}, {isRequired ? "required" : "optional"}; {form}
              </span>
            </dt>
            {(description || values.length > 0) && (
              <dd className="mt-0.5 leading-6">
                {description && (
                  <>
                    <InlineText>{description.endsWith(".") ? description : `${description}.`}</InlineText>{" "}
                  </>
                )}
                {values.map((value, index) => (
                  <span key={value}>
                    {index > 0 && " · "}
                    <Code>{value}</Code>
                  </span>
                ))}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
