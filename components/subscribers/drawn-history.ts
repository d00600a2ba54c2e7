import type { SeriesChartPoint } from "@/components/charts/series-chart";
import { shownGrowth } from "@/lib/channels/subscribers/rules";
import type { SocialAccountType, SubscriberDay } from "@/lib/channels/subscribers/schemas";
import {
  daysFor,
  formatDate,
  formatDateTime,
  formatDay,
  formatInteger,
  type ReaderTime,
  timeFormat,
} from "@/lib/core/format";
import { axisFloor, gapRanges } from "@/lib/tracking/snapshots/rules";
import { growthWords } from "./words";

const MAX_TICKS = 8;
const LONG_SPAN_DAYS = 180;
const formatMonth = timeFormat({ month: "short", year: "2-digit" });

/** The history as chart data, keyed by day index. */
export function drawnHistory(type: SocialAccountType, days: readonly SubscriberDay[], reader: ReaderTime) {
  let before: { day: string; subscribers: number } | null = null;
  const points: SeriesChartPoint[] = days.map(({ day, read_at, subscribers }, index) => {
    const lines: string[] = [];
    if (subscribers === null || read_at === null) lines.push("No data");
    else {
      lines.push(`${formatInteger(subscribers)} followers`);
      if (before) {
        const growth = shownGrowth(type, subscribers, before.subscribers);
        lines.push(`${growthWords(growth, null)} since ${formatDate(before.day, daysFor(reader))}`);
      }
      lines.push(`Updated ${formatDateTime(read_at, reader)}`);
      before = { day, subscribers };
    }
    const isAlone = (days[index - 1]?.subscribers ?? null) === null && (days[index + 1]?.subscribers ?? null) === null;
    return {
      key: index,
      value: subscribers,
      isMarked: false,
      isAlone,
      heading: formatDate(day, daysFor(reader)),
      lines,
    };
  });
  const absences = days.map(({ subscribers }) => ({ absence: subscribers === null ? ("gap" as const) : null }));
  return { points, gaps: gapRanges(absences), ticks: ticksOf(days, daysFor(reader)), floor: axisFloor(points) };
}

/** Days, or months for a long history. */
function ticksOf(days: readonly SubscriberDay[], reader: ReaderTime): { key: number; label: string }[] {
  const isLong = days.length > LONG_SPAN_DAYS;
  const format = isLong ? formatMonth : formatDay;
  const labelled = days.map(({ day }, key) => ({ key, day, label: format(day, reader) }));
  const candidates = isLong ? labelled.filter(({ day }) => day.endsWith("-01")) : labelled;
  const step = Math.max(Math.ceil(candidates.length / MAX_TICKS), 1);
  return candidates.filter((_, index) => index % step === 0).map(({ key, label }) => ({ key, label }));
}
