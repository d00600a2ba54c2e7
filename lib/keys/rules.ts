/** Keys older than this should be rotated; contract E. */
export const ROTATE_AFTER_DAYS = 90;
export const DAY_MS = 86_400_000;

export const isOldKey = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > ROTATE_AFTER_DAYS * DAY_MS;

/** When a key made now stops working; null never does. */
export const expiryOf = (days: number | null, now: Date): Date | null =>
  days === null ? null : new Date(now.getTime() + days * DAY_MS);

/** A key is refused from its expiry on. */
export const isExpired = (expiresAt: Date | null, now: Date): boolean => expiresAt !== null && expiresAt <= now;

/** `last_used_at` is for people: once a minute is precise enough, and spares a write a request. */
export const USE_PRECISION_MS = 60_000;
export const isUseWorthRecording = (lastUsedAt: Date | null, now: Date): boolean =>
  lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USE_PRECISION_MS;
