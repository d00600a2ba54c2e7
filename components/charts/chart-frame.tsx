import type { ReactNode } from "react";

interface ChartFrameProps {
  id: string;
  title: string;
  /** One-sentence summary of the chart. */
  summary: string;
  /** Controls next to the title. */
  controls?: ReactNode;
  /** The same points as a table. */
  table?: ReactNode;
  children: ReactNode;
}

/** Renders the common parts of a chart: title, one-sentence summary, drawing, and its points as a table. */
export function ChartFrame({ id, title, summary, controls, table, children }: ChartFrameProps) {
  return (
    <section aria-labelledby={id} className="chart-frame flex min-w-0 flex-col gap-3">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          {controls}
        </div>
        <p className="text-muted text-sm">{summary}</p>
      </div>
      {children}
      {table}
    </section>
  );
}
