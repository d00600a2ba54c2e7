import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { AGES } from "@/lib/insight/benchmarks/age-rules";

/** A tracking's snapshots, oldest first, as the snapshots room returns them. */
export interface ViewsSeries {
  /** Unix milliseconds. */
  takenAt: readonly number[];
  /** Positions at which another source begins. */
  switches: readonly number[];
  views: readonly (number | null)[];
}

/** A line between two snapshots bridges one missed hour, and at high ages a twentieth of the age. */
const LONGEST_GAP_MS = 2.5 * HOUR_MS;
const LONGEST_GAP_SHARE = 1 / 20;
/** After a tracking's end, its last snapshot stands for an age that it almost reached. */
const END_SHARE = 1 / 40;

/**
 * Returns views at each of `AGES`, on a line between the snapshots before and after; null where one is missing, where they
 * are too far apart, or where they are from different sources.
 * @param isOver the tracking has ended: a week's last snapshot is taken up to an hour before the week is over
 */
export function viewsAtAges(series: ViewsSeries, publishedAt: Date, isOver: boolean): (number | null)[] {
  const { takenAt, switches, views } = series;
  const known = takenAt.flatMap((at, index) => {
    const value = views[index];
    const source = switches.filter((position) => position <= index).length;
    return value == null ? [] : [{ at, value, source }];
  });
  let next = 0;
  return AGES.map((age) => {
    const at = publishedAt.getTime() + age * HOUR_MS;
    while ((known[next]?.at ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const [before, after] = [known[next - 1], known[next]];
    if (!before) return null;
    if (before.at === at) return before.value;
    if (!after) return isOver && at - before.at <= age * HOUR_MS * END_SHARE ? before.value : null;
    const gap = after.at - before.at;
    if (gap > Math.max(LONGEST_GAP_MS, age * HOUR_MS * LONGEST_GAP_SHARE) || before.source !== after.source)
      return null;
    return Math.round(before.value + ((at - before.at) / gap) * (after.value - before.value));
  });
}

/** The snapshot after an age is stored by then, unless the platform fails. */
const SETTLING_MS = 2 * HOUR_MS;

export interface KeptTracking {
  publishedAt: Date | null;
  endsAt: Date;
  isOver: boolean;
}

/** Returns when a tracking's views by age may have changed, later than `now`; null: never. */
export function nextKeptAt({ publishedAt, endsAt, isOver }: KeptTracking, now: Date): Date | null {
  if (isOver) return null;
  if (publishedAt === null) return new Date(now.getTime() + DAY_MS);
  const settledAt = (age: number) => publishedAt.getTime() + age * HOUR_MS + SETTLING_MS;
  const age = AGES.find((candidate) => settledAt(candidate) > now.getTime());
  if (age === undefined) return null;
  const end = Math.max(endsAt.getTime(), now.getTime()) + HOUR_MS;
  return new Date(Math.min(settledAt(age), end));
}
