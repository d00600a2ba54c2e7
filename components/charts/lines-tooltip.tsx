import { TooltipBox } from "./chart-tooltip";
import { LineSample } from "./line-sample";
import type { LinesChartRow } from "./lines-chart";

/** Renders the values of all lines at one position of the axis. */
export function LinesTooltip({ row, names }: { row: LinesChartRow; names: readonly string[] }) {
  return (
    <TooltipBox heading={row.heading} width="max-w-72">
      {names.map((name, line) => (
        <p key={name} className="flex items-center gap-2 tabular-nums">
          <LineSample index={line} />
          <span className="font-semibold">{name}</span>
          <span>{row.words[line]}</span>
        </p>
      ))}
    </TooltipBox>
  );
}
