import { TooltipBox } from "./chart-tooltip";
import type { TrendPoint } from "./trend-parts";

interface TrendTooltipProps {
  point: TrendPoint;
  color: string;
  /** Color of the earlier period. */
  paler: string;
}

/** Renders the tooltip of a chart that compares two periods. */
export function TrendTooltip({ point, color, paler }: TrendTooltipProps) {
  return (
    <TooltipBox heading={point.heading} width="max-w-72">
      <dl className="mt-1 flex min-w-48 flex-col gap-1 border-rule border-t pt-1.5">
        {point.rows.map(({ name, value, isBefore }) => (
          <div key={name} className="flex items-center gap-2">
            <span
              aria-hidden
              className="h-0.5 w-3 shrink-0 rounded-full"
              style={{ background: isBefore ? paler : color }}
            />
            <dt className={isBefore ? "text-muted" : ""}>{name}</dt>
            <dd className={`ml-auto pl-4 tabular-nums ${isBefore ? "text-muted" : "font-medium"}`}>{value}</dd>
          </div>
        ))}
      </dl>
      {point.change && <p className="mt-1 text-right text-xs tabular-nums">{point.change}</p>}
      {point.notes.map((note) => (
        <p key={note} className="mt-1 text-muted text-xs">
          {note}
        </p>
      ))}
    </TooltipBox>
  );
}
