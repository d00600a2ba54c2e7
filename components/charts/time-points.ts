import { formatDay, formatDayTime, formatTime, formatWeekday, type ReaderTime } from "@/lib/core/format";
import type { Bucket } from "@/lib/core/time/rules";

/** What charts over hours, days or weeks share: names of points, labels of the axis, and gaps. */

/** "18 Nov, 14:00", "Wed 18 Nov", "week from 16 Nov". */
export function pointName(at: string, bucket: Bucket, timeZone: ReaderTime): string {
  if (bucket === "hour") return formatDayTime(at, timeZone);
  if (bucket === "day") return formatWeekday(at, timeZone);
  return `${bucket} from ${formatDay(at, timeZone)}`;
}

const MAX_TICKS = 8;

/** Labels of the time axis: hours for up to two days, otherwise days, each at the reader's midnight. */
export function pointTicks(points: readonly { at: string }[], bucket: Bucket, timeZone: ReaderTime) {
  const isShort = bucket === "hour" && points.length <= 49;
  const format = isShort ? formatTime : formatDay;
  const labelled = points.map(({ at }, key) => ({ key, label: format(at, timeZone) }));
  const candidates = isShort ? labelled : labelled.filter(({ label }, key) => label !== labelled[key - 1]?.label);
  const step = Math.ceil(candidates.length / MAX_TICKS);
  return candidates.filter((_, index) => index % step === 0);
}

/** Runs of points without a snapshot, as first and last index. */
export function pointGaps(points: readonly { snapshots: number }[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  points.forEach(({ snapshots }, key) => {
    const last = gaps.at(-1);
    if (snapshots > 0) return;
    if (last?.to === key - 1) last.to = key;
    else gaps.push({ from: key, to: key });
  });
  return gaps;
}
