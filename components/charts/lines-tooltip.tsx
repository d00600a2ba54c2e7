import { LineSample } from "./line-sample";
import type { LinesChartRow } from "./lines-chart";

/** All lines' values at one place of the axis. */
export function LinesTooltip({ row, names }: { row: LinesChartRow | undefined; names: readonly string[] }) {
  if (!row) return null;
  return (
    <div
      role="status"
      className="max-w-72 rounded-md border border-border bg-overlay px-3 py-2 text-overlay-foreground text-sm shadow-overlay"
    >
      <p className="text-muted text-xs">{row.heading}</p>
      {names.map((name, line) => (
        <p key={name} className="flex items-center gap-2 tabular-nums">
          <LineSample index={line} />
          <span className="font-semibold">{name}</span>
          <span>{row.words[line]}</span>
        </p>
      ))}
    </div>
  );
}
