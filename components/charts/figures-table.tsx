import type { ReactNode } from "react";

export interface FiguresRow {
  key: string | number;
  /** The day or hour of the row. */
  name: ReactNode;
  /** One cell per column; a single text spans all columns and says why there is no data. */
  figures: readonly ReactNode[] | string;
}

interface FiguresTableProps {
  caption: string;
  /** Heading of the first column: "Day". */
  of: ReactNode;
  columns: readonly string[];
  rows: readonly FiguresRow[];
}

/** Renders a chart's points as a table. */
export function FiguresTable({ caption, of, columns, rows }: FiguresTableProps) {
  return (
    <table className="w-full border-collapse tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-border border-b text-muted text-xs">
          <th scope="col" className="h-8 pr-2 text-left font-medium">
            {of}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="h-8 pl-2 text-right font-medium">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figures }) => (
          <tr key={key} className="border-rule border-b">
            <th scope="row" className="h-9 pr-2 text-left font-normal">
              {name}
            </th>
            {typeof figures === "string" ? (
              <td colSpan={columns.length} className="pl-2 text-right text-muted">
                {figures}
              </td>
            ) : (
              figures.map((figure, column) => (
                <td key={columns[column]} className="pl-2 text-right">
                  {figure}
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
