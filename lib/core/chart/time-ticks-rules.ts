import { formatDay, formatMonth, formatTime, type ReaderTime } from "@/lib/core/format";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";

const STEPS_MS = [1, 2, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 30 * 24, 90 * 24, 365 * 24].map((hours) => hours * HOUR_MS);

/**
 * Returns at most `most` labeled moments at full hours or days (UTC): hours for spans up to two days, days for longer
 * ones, months for years.
 */
export function timeTicks(from: Date, to: Date, most: number, reader: ReaderTime): { at: Date; label: string }[] {
  const [start, end] = [from.getTime(), to.getTime()];
  const step = STEPS_MS.find((size) => Math.floor((end - start) / size) + 1 <= most) ?? Math.ceil((end - start) / most);
  const format = step < DAY_MS ? formatTime : step < 90 * DAY_MS ? formatDay : formatMonth;
  const ticks: { at: Date; label: string }[] = [];
  for (let at = Math.ceil(start / step) * step; at <= end; at += step)
    ticks.push({ at: new Date(at), label: format(new Date(at), reader) });
  return ticks;
}
