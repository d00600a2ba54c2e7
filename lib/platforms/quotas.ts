import { and, eq, isNull, lte, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { platformQuotas } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { Allowance, Bucket } from "@/lib/platforms/connector";
import type { Failure, Platform } from "@/lib/platforms/schemas";

type Quota = typeof platformQuotas.$inferInsert;

const sameBucket = (platform: Platform, bucket: Bucket) =>
  and(eq(platformQuotas.platform, platform), eq(platformQuotas.bucket, bucket.name));

const freshRow = (ctx: Context, platform: Platform, bucket: Bucket, used: number): Quota => ({
  platform,
  bucket: bucket.name,
  windowEndsAt: bucket.windowEnd(ctx.now()),
  used,
  limit: bucket.limit,
});

export interface Reserved {
  /** Units taken, at most as many as asked for. */
  granted: number;
  /** End of the window that they were taken from. */
  windowEndsAt: Date;
  /** Why no call may be made: the platform is paused, the source retired, or the bucket blocked. */
  stopped: Failure | null;
  /** The outcome of calls beyond the granted units; null if all were granted. */
  exhausted: Failure | null;
}

/**
 * Takes units from the bucket, as many as there are up to `units`, in one statement, so that concurrent processes never
 * exceed the limit. Takes nothing if the platform is paused, the source retired or the bucket blocked; with 0 units, it only checks that.
 * Unused units are given back by `returnUnits`.
 * @param share the share of the bucket (0–1] that may be used in total
 * @param source the ID of the source that makes the calls
 */
export async function reserveUnits(
  ctx: Context,
  platform: Platform,
  bucket: Bucket,
  { units, share = 1, source = "" }: { units: number; share?: number; source?: string },
): Promise<Reserved> {
  for (;;) {
    const row = await takeUnits(ctx, platform, bucket, { units, share, source });
    if (row) return reservedOf(row, bucket, units);
    await ctx.db
      .insert(platformQuotas)
      .values(freshRow(ctx, platform, bucket, 0))
      .onConflictDoNothing();
  }
}

type Taken = {
  granted: number;
  window_ends_ms: number;
  is_paused: boolean;
  is_retired: boolean;
  blocked_ms: number | null;
  blocked_as: "rate_limited" | "quota" | null;
};

/** Returns undefined if the bucket has no row yet. */
async function takeUnits(
  ctx: Context,
  platform: Platform,
  bucket: Bucket,
  { units, share, source }: { units: number; share: number; source: string },
): Promise<Taken | undefined> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const fresh = freshRow(ctx, platform, bucket, 0);
  // The inner query locks the row, so that no other session changes it between reading and writing.
  const [row] = await ctx.db.execute<Taken>(sql`
    update platform_quotas q
    set used = r.used + r.granted, "limit" = r."limit", window_ends_at = r.window_ends_at
    from (
      select w.*, case when w.is_paused or w.is_retired or w.blocked_until is not null then 0
        else greatest(0, least(${units}::int, coalesce(ceil(w."limit" * ${share}::float8)::int - w.used, ${units}::int))) end
        as granted
      from (
        select platform, bucket, case when window_ends_at > ${now} then used else 0 end as used,
          case when window_ends_at > ${now} then "limit" else ${fresh.limit}::int end as "limit",
          case when window_ends_at > ${now} then window_ends_at else ${fresh.windowEndsAt.toISOString()}::timestamptz end
            as window_ends_at,
          case when blocked_until > ${now} then blocked_until end as blocked_until, blocked_as,
          exists (select from platform_pauses p where p.platform = ${platform}) as is_paused,
          exists (select from retired_sources s where s.source = ${source}) as is_retired
        from platform_quotas where platform = ${platform} and bucket = ${bucket.name} for update
      ) w
    ) r
    where q.platform = r.platform and q.bucket = r.bucket
    returning r.granted, extract(epoch from r.window_ends_at)::float8 * 1000 as window_ends_ms, r.is_paused, r.is_retired,
      extract(epoch from r.blocked_until)::float8 * 1000 as blocked_ms, r.blocked_as`);
  return row;
}

function reservedOf(row: Taken, bucket: Bucket, units: number): Reserved {
  const windowEndsAt = new Date(Math.round(row.window_ends_ms));
  return {
    granted: row.granted,
    windowEndsAt,
    stopped: stopOf(row, bucket),
    exhausted: row.granted < units ? { kind: bucket.exhausted, until: windowEndsAt } : null,
  };
}

function stopOf(
  { is_paused: isPaused, is_retired: isRetired, blocked_ms: blockedMs, blocked_as: kind }: Taken,
  bucket: Bucket,
): Failure | null {
  if (isPaused) return { kind: "platform_paused" };
  if (isRetired) return { kind: "auth" };
  return blockedMs === null ? null : { kind: kind ?? bucket.exhausted, until: new Date(Math.round(blockedMs)) };
}

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
  failure: Extract<Failure, { until: Date }>,
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
