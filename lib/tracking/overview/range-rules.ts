import { type Bucket, bucketFor, sameTimeEarlier, startOfDayNamed, startsBetween } from "@/lib/core/time/rules";
import { DAY_MS, HOUR_MS, WEEK_DAYS } from "@/lib/core/time/unit-rules";
import { dayOfNumber, type UtcDays } from "@/lib/core/time/utc-rules";
import { addDays } from "@/lib/core/time/zone-rules";
import { countDays, daysOf, floorHour } from "@/lib/tracking/overview/day-range-rules";
import type { OverviewQuery } from "@/lib/tracking/overview/schemas";

/** More points than this are indistinguishable. */
const MAX_POINTS = 200;

const ceilHour = (ms: number) => Math.ceil(ms / HOUR_MS) * HOUR_MS;
const startOfDay = (day: string, timeZone: string) => startOfDayNamed(day, timeZone).getTime();

export interface Span {
  from: Date;
  /** Exclusive. */
  to: Date;
}

export interface ResolvedRange extends Span {
  firstDay: string;
  lastDay: string;
  days: number;
  /** The last 24 hours instead of calendar days. */
  isRolling: boolean;
  isOpen: boolean;
  before: Span;
  bucket: Bucket;
  /** Start of each point of the series. */
  starts: Date[];
  /** Start of each point's counterpart in the earlier period. */
  startsBefore: Date[];
}

/**
 * Resolves a query to a range of full UTC hours, like the rollup. In zones with a half-hour offset, an hour counts
 * where it begins. It is compared with a period as long, earlier by as many full weeks as it takes not to overlap, so
 * that weekdays and hours match. An unfinished day is compared with the same part of its counterpart.
 */
export function resolveRange(query: OverviewQuery, now: Date): ResolvedRange {
  const { firstDay, lastDay } = daysOf(query, now);
  const zone = query.time_zone;
  const isRolling = query.range === "24h";
  const days = isRolling ? 1 : countDays(firstDay, lastDay);
  const back = Math.ceil(days / WEEK_DAYS) * WEEK_DAYS;
  const earlier = (at: Date) => sameTimeEarlier(at, back, zone);

  const thisHour = floorHour(now.getTime());
  const end = isRolling ? thisHour + HOUR_MS : ceilHour(startOfDay(addDays(lastDay, 1), zone));
  const from = isRolling ? end - DAY_MS : ceilHour(startOfDay(firstDay, zone));
  const isOpen = end > now.getTime();
  // Just after midnight, a zone with a half-hour offset has no full hour of its day yet.
  const to = isOpen ? Math.max(thisHour, from) + HOUR_MS : end;
  const span = { from: new Date(from), to: new Date(to) };
  const before = {
    from: new Date(ceilHour(earlier(span.from).getTime())),
    // To the nearest hour: the current one is only partly collected.
    to: new Date(Math.round(earlier(isOpen ? now : span.to).getTime() / HOUR_MS) * HOUR_MS),
  };
  const bucket = bucketFor(span.from, span.to, MAX_POINTS);
  const starts = startsBetween(bucket, span.from, span.to, bucket === "hour" ? "UTC" : zone);
  return {
    ...{ ...span, firstDay, lastDay, days, isRolling, isOpen, before, bucket, starts },
    startsBefore: starts.map(earlier),
  };
}

/**
 * Returns the UTC days whose rollup covers a range: it begins and ends at the UTC midnights nearest to the reader's,
 * and today counts in full. `to` is exclusive. Null for a single day that isn't a UTC day: half of it could lie
 * outside.
 */
export function utcDaysOf({
  from,
  to,
  days,
  isOpen,
}: Pick<ResolvedRange, "from" | "to" | "days" | "isOpen">): UtcDays | null {
  const isAligned = from.getTime() % DAY_MS === 0 && (isOpen || to.getTime() % DAY_MS === 0);
  if (days === 1 && !isAligned) return null;
  const end = to.getTime() / DAY_MS;
  return {
    from: dayOfNumber(Math.round(from.getTime() / DAY_MS)),
    to: dayOfNumber(isOpen ? Math.ceil(end) : Math.round(end)),
  };
}

/**
 * Returns the UTC days that two periods are compared over, without the current day, whose counterpart is complete. A
 * range of less than a day becomes the last complete day. `to` is exclusive.
 */
export function comparedDaysOf(range: ResolvedRange, now: Date): { now: UtcDays; before: UtcDays } {
  const today = Math.floor(now.getTime() / DAY_MS);
  const last = Math.min(Math.round(range.to.getTime() / DAY_MS), today);
  const first = Math.min(Math.round(range.from.getTime() / DAY_MS), last - 1);
  const back = Math.ceil((last - first) / WEEK_DAYS) * WEEK_DAYS;
  return {
    now: { from: dayOfNumber(first), to: dayOfNumber(last) },
    before: { from: dayOfNumber(first - back), to: dayOfNumber(last - back) },
  };
}
