import type { ReactNode } from "react";
import { formatPercent } from "@/lib/core/format";

export interface ShareBar {
  key: string;
  label: ReactNode;
  percent: number;
}

interface ShareBarsProps {
  /** The table's name: what the shares are of. */
  caption: string;
  /** Heading of the labels: "Country". */
  of: string;
  bars: readonly ShareBar[];
  /** A CSS color, one of the `--chart-*` variables. */
  color: string;
}

/**
 * Renders shares as bars in a table. Each bar has a name and a number, so that nothing depends on color or length
 * alone.
 */
export function ShareBars({ caption, of, bars, color }: ShareBarsProps) {
  const most = Math.max(...bars.map(({ percent }) => percent), 1);
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, percent }) => (
          <tr key={key} className="border-rule border-b">
            <th scope="row" className="w-1/2 py-2 pr-3 text-left font-normal sm:w-2/5">
              {label}
            </th>
            <td className="py-2">
              <span className="flex items-center gap-3">
                <span aria-hidden className="h-2.5 min-w-0 flex-1">
                  <span
                    className={`block h-full rounded-sm ${percent > 0 ? "min-w-px" : ""}`}
                    style={{ width: `${(percent / most) * 100}%`, background: color }}
                  />
                </span>
                <span className="w-14 shrink-0 text-right tabular-nums">{formatPercent(percent)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
