import { and, eq, isNull, lte, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { platformQuotas } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { Allowance, Bucket } from "@/lib/platforms/connector";
import type { Failure, Platform } from "@/lib/platforms/schemas";

type Quota = typeof platformQuotas.$inferInsert;

const sameBucket = (platform: Platform, bucket: Bucket) =>
  and(eq(platformQuotas.platform, platform), eq(platformQuotas.bucket, bucket.name));

export const freshRow = (ctx: Context, platform: Platform, bucket: Bucket, used: number): Quota => ({
  platform,
  bucket: bucket.name,
  windowEndsAt: bucket.windowEnd(ctx.now()),
  used,
  limit: bucket.limit,
});

/** Two times of a window's end this close mean the same window: platforms report the seconds left. */
const SAME_WINDOW_SECONDS = 60;
const isSameWindow = (at: SQL | Date) =>
  sql`abs(extract(epoch from ${platformQuotas.windowEndsAt} - ${at instanceof Date ? at.toISOString() : at}::timestamptz)) < ${SAME_WINDOW_SECONDS}`;

/** Gives back units that no call was made for, unless their window is over. */
export async function returnUnits(
  ctx: Context,
  platform: Platform,
  bucket: Bucket,
  { units, windowEndsAt }: { units: number; windowEndsAt: Date },
): Promise<void> {
  await ctx.db
    .update(platformQuotas)
    .set({ used: sql`greatest(${platformQuotas.used} - ${units}::int, 0)` })
    .where(and(sameBucket(platform, bucket), isSameWindow(windowEndsAt)));
}

/** Blocks the bucket until the time the platform gave. A later time that is already stored stays. */
export async function blockBucket(
  ctx: Context,
  platform: Platform,
  bucket: Bucket,
  failure: Extract<Failure, { kind: "rate_limited" | "quota" }>,
): Promise<void> {
  const q = platformQuotas;
  await ctx.db
    .insert(q)
    .values({
      ...freshRow(ctx, platform, bucket, 0),
      blockedUntil: failure.until,
      blockedAs: failure.kind,
    })
    .onConflictDoUpdate({
      target: [q.platform, q.bucket],
      set: { blockedUntil: failure.until, blockedAs: failure.kind },
      setWhere: or(isNull(q.blockedUntil), lte(q.blockedUntil, failure.until)),
    });
}

/**
 * Returns the statement that stores what the platform's headers reported. Within a window, its count only raises ours: ours also has the units that
 * other runs have reserved and not used yet.
 */
export function recordAllowance(
  ctx: Context,
  platform: Platform,
  bucket: Bucket,
  { limit, remaining, resetAt }: Allowance,
): PromiseLike<unknown> & SQLWrapper {
  const q = platformQuotas;
  const reported = { limit, used: limit - remaining, windowEndsAt: resetAt };
  // Without a limit, the row's window is our guess.
  const isSame = and(
    sql`${q.windowEndsAt} > ${ctx.now().toISOString()}::timestamptz`,
    or(isNull(q.limit), isSameWindow(sql`excluded.window_ends_at`)),
  );
  return ctx.db
    .insert(q)
    .values({ platform, bucket: bucket.name, ...reported })
    .onConflictDoUpdate({
      target: [q.platform, q.bucket],
      set: {
        ...reported,
        used: sql`case when ${isSame} then greatest(${q.used}, excluded.used) else excluded.used end`,
      },
    });
}
