import { fromDate, getDayOfWeek, toCalendarDate } from "@internationalized/date";
import { median } from "@/lib/core/distribution-rules";
import type { Publishing } from "@/lib/tracking/overview/schemas";

/** Groups posts by weekday (0 is Monday) and hour in a zone. `median_views` is null if no post has views. */
export function publishingSlots(
  posts: readonly { at: Date; views: number | null }[],
  timeZone: string,
): Publishing["slots"] {
  const slots = new Map<number, (number | null)[]>();
  for (const { at, views } of posts) {
    const zoned = fromDate(at, timeZone);
    const slot = getDayOfWeek(toCalendarDate(zoned), "en-GB") * 24 + zoned.hour;
    slots.set(slot, [...(slots.get(slot) ?? []), views]);
  }
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([slot, views]) => ({
      weekday: Math.floor(slot / 24),
      hour: slot % 24,
      videos: views.length,
      median_views: medianOf(views),
    }));
}

function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}
