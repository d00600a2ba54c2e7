import { ChevronRight } from "lucide-react";
import type { DocumentedOperation } from "@/rest/schemas";
import { InlineMarkdown } from "./markdown/inline-markdown";
import { NOT_MODIFIED } from "./operation-terms";

type ErrorListProps = Pick<DocumentedOperation, "refusals" | "revalidates">;

/** Every status but 200: the statuses in one line, which opens to the bodies as sent. */
export function ErrorList({ refusals, revalidates }: ErrorListProps) {
  const statuses = [...new Set([...(revalidates ? [304] : []), ...refusals.map(({ status }) => status)])];
  return (
    <details className="group/errors rounded-lg border border-rule">
      <summary className="tap-target flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-muted transition-transform group-open/errors:rotate-90"
        />
        <h3 className="mr-1 font-medium">Errors</h3>
        {statuses.map((status) => (
          <span key={status} className="rounded bg-default/70 px-1.5 py-0.5 font-mono text-xs">
            {status}
          </span>
        ))}
      </summary>
      <ul className="border-rule border-t px-3 pb-1">
        {revalidates && (
          <li className="grid grid-cols-[2.5rem_minmax(0,1fr)] py-1.5 text-xs leading-5">
            <span className="font-mono">304</span>
            <span className="text-muted">
              <InlineMarkdown>{NOT_MODIFIED}</InlineMarkdown>
            </span>
          </li>
        )}
        {refusals.map(({ status, body }) => (
          <li
            key={`${status} ${body}`}
            className="grid grid-cols-[2.5rem_minmax(0,1fr)] border-rule py-1.5 font-mono text-xs leading-5 not-first:border-t"
          >
            <span>{status}</span>
            <code className="wrap-anywhere">{body}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
