import { formatDay, formatPercent, formatUsd, plural, type ReaderTime } from "@/lib/core/format";
import type { ApiUsage, UsageDay } from "@/lib/developers/api-usage/schemas";

export const USAGE_TITLE = "API usage";

/** Returns the page's summary sentence. */
export function usageAnswer({ totals, days }: ApiUsage): string {
  const span = `in the last ${plural(days.length, "day")}`;
  if (totals.calls === 0) return `No calls ${span}; snapshots cost ${formatUsd(totals.amount_usd)}.`;
  return `${callsWords(totals.calls)} ${span}, ${errorShare(totals)}; snapshots cost ${formatUsd(totals.amount_usd)}.`;
}

export const callsWords = (calls: number): string => plural(calls, "call");

/** Returns the share of calls that failed, as text. */
export function errorShare({ calls, errors }: { calls: number; errors: number }): string {
  if (errors === 0) return "no errors";
  return `${plural(errors, "error")} (${formatPercent((errors / calls) * 100)})`;
}

/** Returns a one-sentence summary of a daily chart. */
export function chartSummary(
  days: readonly UsageDay[],
  value: (day: UsageDay) => number,
  words: (n: number) => string,
  reader: ReaderTime,
) {
  const [best] = [...days].sort((a, b) => value(b) - value(a));
  if (!best || value(best) === 0) return "None in this period.";
  return `Most on ${formatDay(best.day, reader)}: ${words(value(best))}.`;
}

/** Returns whether the time zone is offset by a fraction of an hour, so that its days begin within one of our hours. */
export const isOffTheHour = (days: readonly UsageDay[]): boolean =>
  days.some(({ starts_at }) => !starts_at.endsWith(":00:00.000Z"));

export const sharePercent = (share: number): string =>
  share > 0 && share < 0.0001 ? "under 0.01%" : formatPercent(share * 100);
