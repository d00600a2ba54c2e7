import type { ReactNode } from "react";

interface StackedTableProps {
  caption: string;
  /** A numeric one is right-aligned, like its cells. */
  headings: readonly (string | { name: string; isNumeric: true })[];
  /** Adds a last column of buttons, whose heading is only for screen readers. */
  hasActions?: boolean;
  /** For rows whose texts explain themselves: where rows are blocks, only figures have a label, four beside each other. */
  isCompact?: boolean;
  children: ReactNode;
}

/** A table whose rows become blocks where it would need to scroll sideways. */
export function StackedTable({
  caption,
  headings,
  hasActions = false,
  isCompact = false,
  children,
}: StackedTableProps) {
  return (
    <div className="stacked-table" data-compact={isCompact || undefined}>
      <table className="block w-full text-left md:table">
        <caption className="sr-only">{caption}</caption>
        <thead className="hidden border-rule border-b text-muted text-xs md:table-header-group">
          <tr>
            {headings.map((heading) =>
              typeof heading === "string" ? (
                <th key={heading} scope="col" className="py-2 pr-4 font-medium">
                  {heading}
                </th>
              ) : (
                <th key={heading.name} scope="col" data-numeric className="py-2 pr-4 text-right font-medium">
                  {heading.name}
                </th>
              ),
            )}
            {hasActions && (
              <th scope="col" data-actions>
                <span className="sr-only">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">{children}</tbody>
      </table>
    </div>
  );
}

interface StackedCellProps {
  label: string;
  isNumeric?: boolean;
  children: ReactNode;
}

/** `label` is shown before the value where headings are hidden. */
export function StackedCell({ label, isNumeric = false, children }: StackedCellProps) {
  return (
    <td
      data-numeric={isNumeric || undefined}
      className={`flex gap-3 py-0.5 pr-4 md:table-cell md:py-2.5 md:align-top ${isNumeric ? "tabular-nums md:text-right" : ""}`}
    >
      <span data-stacked-label className="w-30 shrink-0 text-muted md:hidden">
        {label}
      </span>
      <span className="min-w-0">{children}</span>
    </td>
  );
}
