import { toUsd } from "@/lib/billing/rules";
import { startOfDayNamed } from "@/lib/core/time/rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";
import type { UsageDay } from "@/lib/developers/api-usage/schemas";

export interface CallHour {
  hour: Date;
  calls: number;
  errors: number;
  credits: number;
}
export interface MoneyHour {
  hour: Date;
  snapshots: number;
  /** Micro-dollars. */
  amount: bigint;
}

interface Bounds {
  day: string;
  start: Date;
  end: Date;
}

/** Returns the last `count` calendar days up to today, oldest first. */
export function lastDays(count: number, now: Date, zone: string): Bounds[] {
  const today = dayOf(now, zone);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index - count + 1);
    return { day, start: startOfDayNamed(day, zone), end: startOfDayNamed(addDays(day, 1), zone) };
  });
}

type Sums = Omit<UsageDay, "is_logged">;

/**
 * Sums hourly counts (UTC) by calendar day. An hour belongs to the day in which it begins. Days can have 23 or 25
 * hours.
 */
export function sumByDay(days: readonly Bounds[], calls: readonly CallHour[], money: readonly MoneyHour[]): Sums[] {
  const within = <H extends { hour: Date }>(hours: readonly H[], { start, end }: Bounds) =>
    hours.filter(({ hour }) => hour >= start && hour < end);
  return days.map((bounds) => {
    const own = within(calls, bounds);
    const paid = within(money, bounds);
    return {
      day: bounds.day,
      starts_at: bounds.start.toISOString(),
      ends_at: bounds.end.toISOString(),
      calls: total(own, "calls"),
      errors: total(own, "errors"),
      credits: total(own, "credits"),
      snapshots: paid.reduce((sum, { snapshots }) => sum + snapshots, 0),
      amount_usd: toUsd(paid.reduce((sum, { amount }) => sum + amount, 0n)),
    };
  });
}

export const total = <K extends string>(rows: readonly Record<K, number>[], name: K): number =>
  rows.reduce((sum, row) => sum + row[name], 0);
