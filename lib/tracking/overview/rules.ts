import { addDays, type Bucket, bucketFor, dayOf, startOfDayNamed, startsBetween } from "@/lib/core/time/rules";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { METRICS } from "@/lib/platforms/name-rules";
import type { Metric } from "@/lib/platforms/schemas";
import type { GainPoint, Gains, OverviewQuery } from "@/lib/tracking/overview/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";

export const OVERVIEW_RANGES = ["7d", "30d", "custom"] as const;

/** More bars than this are indistinguishable. */
const MAX_BARS = 200;
export const MAX_DAYS = 366;

const floorHour = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;
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
  isOpen: boolean;
  before: Span;
  bucket: Bucket;
  /** Start of each point of the series. */
  starts: Date[];
}

/** Days from first to last, inclusive. */
export const countDays = (first: string, last: string): number =>
  Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;

/** Returns the first and last day of a query; the last is today at the latest. */
export function daysOf(query: OverviewQuery, now: Date): { firstDay: string; lastDay: string } {
  const today = dayOf(now, query.time_zone);
  if (query.range === "custom" && query.from !== undefined && query.to !== undefined)
    return { firstDay: query.from, lastDay: query.to < today ? query.to : today };
  return { firstDay: addDays(today, query.range === "30d" ? -29 : -6), lastDay: today };
}

/**
 * Resolves a query to a range of full UTC hours, like the rollup. In zones with a half-hour offset, an hour counts
 * where it begins. The comparison covers the same number of days before; an unfinished day is compared with the same
 * part of its counterpart.
 */
export function resolveRange(query: OverviewQuery, now: Date): ResolvedRange {
  const { firstDay, lastDay } = daysOf(query, now);
  const zone = query.time_zone;
  const days = countDays(firstDay, lastDay);
  const from = ceilHour(startOfDay(firstDay, zone));
  const end = ceilHour(startOfDay(addDays(lastDay, 1), zone));
  const isOpen = end > now.getTime();
  // Just after midnight, such a zone has no full hour of its day yet.
  const to = isOpen ? Math.max(floorHour(now.getTime()), from) + HOUR_MS : end;
  const moved = startOfDay(addDays(lastDay, -days), zone) + now.getTime() - startOfDay(lastDay, zone);
  const before = {
    from: new Date(ceilHour(startOfDay(addDays(firstDay, -days), zone))),
    // To the nearest hour: the current one is only partly collected.
    to: new Date(isOpen ? Math.round(moved / HOUR_MS) * HOUR_MS : from),
  };
  const span = { from: new Date(from), to: new Date(to) };
  const bucket = bucketFor(span.from, span.to, MAX_BARS);
  const starts = startsBetween(bucket, span.from, span.to, bucket === "hour" ? "UTC" : zone);
  return { ...span, firstDay, lastDay, days, isOpen, before, bucket, starts };
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
}: Pick<ResolvedRange, "from" | "to" | "days" | "isOpen">): { from: string; to: string } | null {
  const isAligned = from.getTime() % DAY_MS === 0 && (isOpen || to.getTime() % DAY_MS === 0);
  if (days === 1 && !isAligned) return null;
  const end = to.getTime() / DAY_MS;
  const named = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
  return { from: named(Math.round(from.getTime() / DAY_MS)), to: named(isOpen ? Math.ceil(end) : Math.round(end)) };
}

export const NO_GAINS: Gains = { views: null, likes: null, comments: null, shares: null, saves: null };

/** Null-safe: null plus a number is the number. */
export function addGains(a: Gains, b: Gains): Gains {
  const sum = (metric: Metric) => (a[metric] === null ? b[metric] : a[metric] + (b[metric] ?? 0));
  return Object.fromEntries(METRICS.map((metric) => [metric, sum(metric)])) as Gains;
}

/** Returns engagements gained per hundred views gained; null unless views grew. */
export const gainedEngagement = (gains: Gains): number | null =>
  gains.views !== null && gains.views > 0 ? engagementRate(gains) : null;

/** Returns the change in percent; null without a positive base. */
export const percentChange = (now: number | null, before: number | null): number | null =>
  now === null || before === null || before <= 0 ? null : ((now - before) * 100) / before;

/**
 * Returns the last value in each of `steps` equal parts of a span; null for a part without one. `times` in Unix
 * milliseconds.
 */
export function sampleSeries(
  times: readonly number[],
  values: readonly (number | null)[],
  { from, to }: Span,
  steps: number,
): (number | null)[] {
  const sampled: (number | null)[] = Array(steps).fill(null);
  const step = (to.getTime() - from.getTime()) / steps;
  times.forEach((at, index) => {
    const part = Math.floor((at - from.getTime()) / step);
    const value = values[index];
    if (part >= 0 && part < steps && value != null) sampled[part] = value;
  });
  return sampled;
}

/** Without snapshots nothing is known. With snapshots but no value, there was nothing to compare with. */
export const isGap = (point: GainPoint): boolean => point.snapshots === 0;
