import type { ReactNode } from "react";
import { type ValueScale, valueScale } from "@/lib/core/chart/value-scale-rules";

export interface PlottedBar {
  /** Null draws no bar. */
  value: number | null;
  /** Shaded from top to bottom: there is no snapshot. */
  isMissed?: boolean;
}

interface BarPlotProps {
  bars: readonly PlottedBar[];
  /** Text alternative of the drawing. */
  label: string;
  /** Below the plot, at the bar where each begins. */
  marks: readonly { at: number; label: string }[];
  /** The highest value of the axis, if the plot shares it with another one. */
  highest?: number;
  /** Tailwind classes that set the height of the plot. */
  height: string;
  /** Above the bars, with their width and height. */
  children?: ReactNode;
}

/** Share of a bar's slot that stays empty between bars. */
const SPACE = 0.22;

/** Draws one bar per value as SVG, without a script. Bars stretch with the page; text doesn't. */
export function BarPlot({ bars, label, marks, highest, height, children }: BarPlotProps) {
  const scale = valueScale(0, highest ?? Math.max(...bars.map(({ value }) => value ?? 0)), "count");
  const top = scale.domain[1];
  const space = bars.length > 1 ? SPACE : 0;
  return (
    <div className="select-none text-muted text-xs">
      <div className={`relative ${height}`}>
        <Grid scale={scale} />
        <div className="absolute inset-y-0 right-0 left-11">
          <svg
            role="img"
            aria-label={label}
            viewBox={`0 0 ${bars.length} ${top}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
          >
            <title>{label}</title>
            <path
              d={bars.map(({ isMissed }, at) => (isMissed ? `M${at} 0h1V${top}h-1z` : "")).join("")}
              fill="var(--muted)"
              fillOpacity={0.14}
            />
            <path
              d={bars
                .map(({ value }, at) =>
                  value === null ? "" : `M${at + space / 2} ${top}h${1 - space}V${top - value}h${space - 1}z`,
                )
                .join("")}
              fill="var(--chart-1)"
            />
          </svg>
          {children}
        </div>
      </div>
      <div aria-hidden className="relative mt-2 ml-11 h-4">
        {marks.map((mark) => (
          <span
            key={mark.at}
            className="absolute whitespace-nowrap max-sm:even:hidden"
            style={{ left: `${(mark.at / bars.length) * 100}%` }}
          >
            {mark.label}
          </span>
        ))}
      </div>
    </div>
  );
}

function Grid({ scale: { ticks, labels, domain } }: { scale: ValueScale }) {
  return (
    <div aria-hidden className="tabular absolute inset-0">
      {ticks.map((tick, index) => (
        <div
          key={tick}
          className="absolute inset-x-0 flex h-0 items-center"
          style={{ bottom: `${(tick / domain[1]) * 100}%` }}
        >
          <span className="w-11 pr-2.5 text-right leading-none">{labels[index]}</span>
          <span className={`h-px flex-1 ${tick === 0 ? "bg-border" : "bg-rule"}`} />
        </div>
      ))}
    </div>
  );
}
