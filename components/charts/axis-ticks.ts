import { formatDay, formatTime, type ReaderTime } from "@/lib/core/format";
import type { ChartPoint } from "@/lib/tracking/snapshots/rules";

const SHORT_SPAN_HOURS = 48;
const MAX_TICKS = 8;

/**
 * Returns labels of the time axis: hours for spans up to two days, otherwise days, each at its start in the reader's
 * time zone.
 */
export function axisTicks(
  series: readonly Pick<ChartPoint, "hour" | "at">[],
  timeZone: ReaderTime,
): { key: number; label: string }[] {
  const isShort = series.length <= SHORT_SPAN_HOURS;
  const format = isShort ? formatTime : formatDay;
  const labelled = series.map(({ hour, at }) => ({ key: hour, label: format(at, timeZone) }));
  const candidates = isShort ? labelled : labelled.filter(({ label }, index) => label !== labelled[index - 1]?.label);
  const step = Math.ceil(candidates.length / MAX_TICKS);
  return candidates.filter((_, index) => index % step === 0);
}
