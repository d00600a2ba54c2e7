import { formatInteger } from "@/lib/core/format";

interface HistogramProps {
  /** What the bars count, shown above them. */
  label: string;
  bins: readonly {
    key: string;
    /** For screen readers. */
    name: string;
    /** At the bar's left edge. */
    edge: string;
    count: number;
  }[];
  /** A CSS color, one of the `--chart-*` variables. */
  color: string;
}

/** Renders how many values lie in each bin, as upright bars with their numbers. */
export function Histogram({ label, bins, color }: HistogramProps) {
  const most = Math.max(...bins.map(({ count }) => count), 1);
  return (
    <figure className="flex flex-col gap-1 text-xs">
      <figcaption className="text-muted">{label}</figcaption>
      <ul aria-label={label} className="flex items-stretch gap-1">
        {bins.map(({ key, name, edge, count }) => (
          <li key={key} className="flex min-w-0 flex-1 flex-col">
            <span className="flex h-20 flex-col justify-end text-center">
              <span className="sr-only">{name}: </span>
              <span className={`tabular-nums ${count === 0 ? "text-muted" : ""}`}>{formatInteger(count)}</span>
              <span
                aria-hidden
                className={`rounded-t-xs ${count > 0 ? "min-h-0.5" : ""}`}
                style={{ height: `${(count / most) * 75}%`, background: color }}
              />
            </span>
            <span aria-hidden className="border-border border-t pt-1 text-muted tabular-nums">
              {edge}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
