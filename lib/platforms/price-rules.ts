import { DAY_MS } from "@/lib/core/time/unit-rules";
import { endOfMonth, monthOf, utcDayOf } from "@/lib/core/time/utc-rules";

/** What a source charges for: a call, a returned resource, or a resource the first time it is returned on a UTC day. */
export type PriceUnit = "call" | "resource" | "resource_day";

/** A line of a source's price table. */
export interface Price {
  /** Unique within the source; stored with what is booked, so it never changes. */
  kind: string;
  /** For people: "Post". */
  name: string;
  unit: PriceUnit;
  /** Micro-dollars per unit, as the source publishes it. Admins can change it. */
  price: bigint;
}

/** The kind of a call that isn't priced apart from others of its source. */
export const CALL_KIND = "call";

/** What calls may cost at most, by kind. */
export interface Need {
  kind: string;
  /** Units that are charged whatever they are. */
  most: number;
  /** Resources that may be free, because they were charged for earlier on the day. */
  ids?: readonly string[];
}

/** A resource in a response. */
export interface Returned {
  kind: string;
  id: string;
  /** The videos or channels that were requested and that it belongs to. */
  subjects: readonly string[];
}

/** What a run paid for one call or resource. */
export interface Spent {
  source: string;
  /** UTC day, "2026-11-29". */
  day: string;
  /** Micro-dollars, more than 0. */
  amount: bigint;
  /** The requested videos or channels that it is for. */
  subjects: readonly string[];
}

/** Work that calls platforms, by what a source's spending leaves it. */
export const PURPOSES = ["channels", "trackings", "snapshots"] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * The percentage of a ceiling at which each kind of work stops: first profiles, posts and samples, then new trackings,
 * then the hourly snapshots, which organizations pay for.
 */
export const STOPS_AT: Record<Purpose, number> = { channels: 80, trackings: 90, snapshots: 100 };

/**
 * Splits an amount equally among organizations. The micro-dollars that don't divide go to the first ones by ID.
 * @returns nothing without organizations
 */
export function splitAmount(amount: bigint, organizationIds: Iterable<number>): Map<number, bigint> {
  const ids = [...new Set(organizationIds)].sort((a, b) => a - b);
  const count = BigInt(ids.length);
  if (count === 0n) return new Map();
  const rest = amount % count;
  return new Map(ids.map((id, place) => [id, amount / count + (BigInt(place) < rest ? 1n : 0n)]));
}

/** An organization's share of a source's spending on a day. */
export interface Share {
  source: string;
  day: string;
  organizationId: number;
  amount: bigint;
}

/**
 * Splits each call and resource among the organizations that stored something of it, and sums up their shares. What
 * none stored has no share.
 */
export function sharesOf(
  spent: readonly Spent[],
  organizationsOf: (subject: string, source: string) => Iterable<number>,
): Share[] {
  const shares = new Map<string, Share>();
  for (const { source, day, amount, subjects } of spent)
    for (const [organizationId, part] of splitAmount(
      amount,
      subjects.flatMap((subject) => [...organizationsOf(subject, source)]),
    )) {
      if (part === 0n) continue;
      const key = `${source} ${day} ${organizationId}`;
      const known = shares.get(key);
      if (known) known.amount += part;
      else shares.set(key, { source, day, organizationId, amount: part });
    }
  return [...shares.values()];
}

/** Whole days that the forecast's average covers. */
export const FORECAST_DAYS = 7;

/**
 * Returns the spending to expect by the end of the month: what was spent, plus the average of the last whole days for
 * the rest of the month. Today counts as spent, or as the average if that is more.
 * @param days spending by UTC day; a day without any may be left out
 * @returns null before there is a whole day to go by
 */
export function forecastMonth(days: ReadonlyMap<string, bigint>, today: string): bigint | null {
  const first = [...days.keys()].sort()[0];
  if (first === undefined || first >= today) return null;
  const start = Date.parse(today);
  const known = Math.min(FORECAST_DAYS, Math.round((start - Date.parse(first)) / DAY_MS));
  let sum = 0n;
  for (let back = 1; back <= known; back++) sum += days.get(utcDayOf(new Date(start - back * DAY_MS))) ?? 0n;
  const average = sum / BigInt(known);
  const month = monthOf(today);
  let spent = 0n;
  for (const [day, amount] of days) if (day >= month && day < today) spent += amount;
  const spentToday = days.get(today) ?? 0n;
  const left = BigInt(Math.round((endOfMonth(today).getTime() - start) / DAY_MS) - 1);
  return spent + (spentToday > average ? spentToday : average) + left * average;
}
