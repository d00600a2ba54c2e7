import { Sparkline } from "@/components/charts/sparkline";
import { formatChange, formatCompact, formatInteger, formatPercent } from "@/lib/core/format";

interface FigureProps {
  value: number | null;
  /** Of the channel's platform: it hides the count, or there is none that is old enough. */
  className?: string;
}

const tone = (value: number) => (value < 0 ? "text-danger" : value === 0 ? "text-muted" : "");

/** Followers gained in 30 days. */
export const Gained = ({ value, className = "" }: FigureProps) =>
  value === null ? (
    <Unknown className={className} />
  ) : (
    <span className={`tabular-nums ${tone(value)} ${className}`} title={formatChange(value, formatInteger)}>
      {formatChange(value, formatCompact)}
    </span>
  );

/** The same in percent of the count before. */
export const GainedPercent = ({ value, className = "" }: FigureProps) =>
  value === null ? (
    <Unknown className={className} />
  ) : (
    <span className={`tabular-nums ${tone(value)} ${className}`}>{formatChange(value, formatPercent)}</span>
  );

function Unknown({ className = "" }: { className?: string }) {
  return (
    <span className={`text-muted ${className}`} title="No follower count from 30 days before the last update">
      <span aria-hidden>—</span>
      <span className="sr-only">unknown</span>
    </span>
  );
}

/** Followers of the last 30 days as a line. */
export function FollowerSparkline({ followers }: { followers: readonly (number | null)[] }) {
  const known = followers.filter((count) => count !== null);
  const [first] = known;
  const last = known.at(-1);
  const label =
    first === undefined || last === undefined
      ? "No follower counts in the last 30 days"
      : `Followers of the last 30 days: from ${formatInteger(first)} to ${formatInteger(last)}`;
  return <Sparkline values={followers} label={label} />;
}
