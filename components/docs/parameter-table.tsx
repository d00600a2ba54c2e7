import type { DocumentedOperation } from "@/rest/schemas";
import { Code, InlineMarkdown } from "./markdown/inline-markdown";
import { PLACES, sentence } from "./operation-terms";

/** Parameters by place, each with its own anchor. */
export function ParameterTable({ id, parameters }: Pick<DocumentedOperation, "id" | "parameters">) {
  return (
    <div className="flex flex-col gap-5">
      <h3 className="sr-only">Parameters</h3>
      {PLACES.map(([place, heading]) => {
        const listed = parameters.filter((parameter) => parameter.place === place);
        return (
          listed.length > 0 && (
            <div key={place}>
              <h4 className="font-medium">{heading}</h4>
              <dl className="mt-2 border-rule border-b">
                {listed.map(({ name, isRequired, description, form, values }) => (
                  <div key={name} id={`${id}-${name}`} className="scroll-mt-6 border-rule border-t py-2.5">
                    <dt className="flex flex-wrap items-baseline gap-x-2">
                      <span className="font-medium font-mono text-[0.8125rem]">{name}</span>
                      <span className="text-muted text-xs">{form}</span>
                      {isRequired && <span className="ml-auto text-warning text-xs">required</span>}
                    </dt>
                    {(description || values.length > 0) && (
                      <dd className="mt-1 leading-6">
                        <InlineMarkdown>{sentence(description)}</InlineMarkdown>
                        {values.length > 0 && (
                          <span className="mt-1 flex flex-wrap gap-1">
                            {values.map((value) => (
                              <Code key={value}>{value}</Code>
                            ))}
                          </span>
                        )}
                      </dd>
                    )}
                  </div>
                ))}
              </dl>
            </div>
          )
        );
      })}
    </div>
  );
}
