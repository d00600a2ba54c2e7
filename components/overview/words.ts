import { formatCompact, formatInteger, plural } from "@/lib/core/format";
import { WEEK_DAYS } from "@/lib/core/time/unit-rules";
import { percentChange } from "@/lib/tracking/overview/rules";
import type { Overview } from "@/lib/tracking/overview/schemas";

export const OVERVIEW_TITLE = "Overview";

/** A change in words: "12% more", "8% less", "the same". */
export function changeWords(now: number | null, before: number | null): string | null {
  const change = percentChange(now, before);
  if (change === null) return null;
  const percent = Math.abs(change) < 10 ? Math.abs(change).toFixed(1) : formatInteger(Math.abs(change));
  if (Number(percent.replaceAll(",", "")) === 0) return "the same";
  return `${percent}% ${change > 0 ? "more" : "less"}`;
}

/** What a range is compared with: the same weekdays, as many full weeks earlier as it takes. */
export function earlierPeriod({ days, is_rolling }: Pick<Overview["range"], "days" | "is_rolling">): string {
  if (is_rolling) return "the same 24 hours a week earlier";
  if (days === WEEK_DAYS) return "the week before";
  const weeks = Math.ceil(days / WEEK_DAYS);
  return weeks === 1 ? "the same days a week earlier" : `the same period ${weeks} weeks earlier`;
}

/** The page's summary sentence. */
export function answerWords({ totals, before, range, trackings, videos }: Overview): string {
  const { views } = totals;
  const days = plural(range.days, "day");
  const within = range.is_rolling
    ? "in the last 24 hours"
    : range.is_open
      ? range.days === 1
        ? "today"
        : `in the last ${days}`
      : `in ${days}`;
  if (views === null) return `No gains yet ${within} for ${plural(trackings, "video")}: gains require two snapshots.`;
  const gained = `${views < 0 ? "−" : ""}${formatCompact(Math.abs(views))} views ${within}`;
  const change = before && changeWords(views, before.totals.views);
  if (!before || !change) return `${gained}.`;
  return `${gained}, ${change} ${change === "the same" ? "as" : "than"} ${earlierPeriod(range)} (${comparedVideos(videos, before.videos)}).`;
}

/** Number of videos in each of two periods, without which a change of their sums is meaningless. */
export const comparedVideos = (now: number, before: number): string =>
  now === before
    ? `${plural(now, "video")} in both periods`
    : `${plural(now, "video")}, previously ${formatInteger(before)}`;

/** "+12%", "−8.3%", "0%"; empty without a positive base. */
export function changeFigure(now: number | null, before: number | null): string {
  const change = percentChange(now, before);
  if (change === null) return "";
  const percent = Math.abs(change) < 10 ? Math.abs(change).toFixed(1) : formatInteger(Math.abs(change));
  if (Number(percent.replaceAll(",", "")) === 0) return "0%";
  return `${change > 0 ? "+" : "−"}${percent}%`;
}

/** "12×", "3.4×", "0.53×": how many times as much, in one unit for a whole list. */
export function multipleFigure(now: number, before: number): string {
  const ratio = now / before;
  if (ratio < 0.01) return "<0.01×";
  return `${ratio >= 10 ? formatInteger(ratio) : ratio >= 1 ? ratio.toFixed(1) : ratio.toFixed(2)}×`;
}
