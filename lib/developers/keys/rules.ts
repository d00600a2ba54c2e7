import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";

/** Keys older than this should be rotated (contract E). */
export const ROTATE_AFTER_DAYS = 90;
/** Keys per organization that can be active at the same time (contract E). */
export const MAX_LIVE_KEYS = 25;

/** Addresses and ranges per key. */
export const MAX_RANGES = 20;

export const isOldKey = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > ROTATE_AFTER_DAYS * DAY_MS;

/** Returns when a key created now expires; null if never. */
export const expiryOf = (days: number | null, now: Date): Date | null =>
  days === null ? null : new Date(now.getTime() + days * DAY_MS);

/** A key is rejected from its expiry time on. */
export const isExpired = (expiresAt: Date | null, now: Date): boolean => expiresAt !== null && expiresAt <= now;

/** Returns the whole days since the key was created. */
export const ageInDays = (createdAt: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / DAY_MS));

/** How long a replaced key can keep working, in hours. */
export const OVERLAP_HOURS = [0, 1, 24, 168] as const;
export type OverlapHours = (typeof OVERLAP_HOURS)[number];

/** Returns when a replaced key stops working. An earlier expiry is kept. */
export function endOfOverlap(expiresAt: Date | null, hours: OverlapHours, now: Date): Date {
  const end = new Date(now.getTime() + hours * HOUR_MS);
  return expiresAt !== null && expiresAt < end ? expiresAt : end;
}

interface Replacing {
  id: string;
  /** ID of the key that it replaces. */
  replaces: string | null;
}

/** Sorts each key before the one it replaced, and so on. Otherwise keeps the order. */
export function withReplaced<K extends Replacing>(keys: readonly K[]): K[] {
  const byId = new Map(keys.map((key) => [key.id, key]));
  const replaced = new Set(keys.map(({ replaces }) => replaces));
  const ordered: K[] = [];
  for (const head of keys.filter(({ id }) => !replaced.has(id)))
    for (let key: K | undefined = head; key; key = key.replaces === null ? undefined : byId.get(key.replaces))
      ordered.push(key);
  return ordered;
}

/** Requests per minute with a bad key that one address can send. */
export const FAILURES_PER_MINUTE = 100;
