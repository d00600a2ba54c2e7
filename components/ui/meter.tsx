interface MeterProps {
  /** 1 is the whole; more fills the bar. null: unknown, an empty bar. */
  share: number | null;
  /** The share in words, with what it is a share of: the bar only repeats it. */
  words: string;
  /** Beyond the whole is bad, as for a budget. */
  isLimit?: boolean;
  className?: string;
}

/** A share as a bar, below its words. It needs no script. */
export function Meter({ share, words, isLimit = false, className = "" }: MeterProps) {
  const filled = Math.min(Math.max(share ?? 0, 0), 1);
  const isOver = isLimit && share !== null && share > 1;
  return (
    <div className={`flex min-w-0 flex-col gap-1.5 ${className}`}>
      <span className={`text-xs tabular-nums ${isOver ? "text-danger" : "text-muted"}`}>{words}</span>
      <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-default">
        <span
          className={`block h-full rounded-full ${isOver ? "bg-danger" : "bg-accent"} ${filled > 0 ? "min-w-1" : ""}`}
          style={{ width: `${filled * 100}%` }}
        />
      </span>
    </div>
  );
}
