import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { platformPauses, platformQuotas } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { Allowance, Bucket } from "@/lib/platforms/connector";
import { isPaused } from "@/lib/platforms/pauses";
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

/**
 * Takes one unit from the bucket, in one statement, so that concurrent processes never exceed the limit. Nothing is
 * taken if the platform is paused. The same statement checks that, so every call costs one query.
 * @param share the share of the bucket (0–1] that may be used in total
 * @returns null if granted, otherwise the outcome that the platform would give if the call were made
 */
export async function reserveCall(
  ctx: Context,
  platform: Platform,
  bucket: Bucket,
  share = 1,
): Promise<Failure | null> {
  const now = ctx.now();
  const q = platformQuotas;
  const over = lte(q.windowEndsAt, now);
  const granted = await ctx.db
    .insert(q)
    .select(unlessPaused(freshRow(ctx, platform, bucket, 1)))
    .onConflictDoUpdate({
      target: [q.platform, q.bucket],
      set: {
        used: sql`case when ${over} then 1 else ${q.used} + 1 end`,
        limit: sql`case when ${over} then excluded."limit" else ${q.limit} end`,
        windowEndsAt: sql`case when ${over} then excluded.window_ends_at else ${q.windowEndsAt} end`,
      },
      setWhere: and(
        or(isNull(q.blockedUntil), lte(q.blockedUntil, now)),
        or(over, isNull(q.limit), sql`${q.limit} * ${share}::float8 > ${q.used}`),
      ),
    })
    .returning({ used: q.used });
  return granted.length > 0 ? null : refusal(ctx, platform, bucket);
}

/** Selects a row to insert, in the order of the table's columns, unless the platform is paused. */
const unlessPaused = ({ platform, bucket, windowEndsAt, used, limit }: Quota) => sql`
  select ${platform}::text, ${bucket}::text, ${windowEndsAt.toISOString()}::timestamptz, ${used}::int, ${limit}::int,
    null::timestamptz, null::text
  where not exists (select from ${platformPauses} where ${platformPauses.platform} = ${platform})`;

async function refusal(ctx: Context, platform: Platform, bucket: Bucket): Promise<Failure> {
  if (await isPaused(ctx, platform)) return { kind: "platform_paused" };
  const [row] = await ctx.db.select().from(platformQuotas).where(sameBucket(platform, bucket));
  if (row?.blockedUntil && row.blockedUntil > ctx.now())
    return { kind: row.blockedAs ?? bucket.exhausted, until: row.blockedUntil };
  return { kind: bucket.exhausted, until: row?.windowEndsAt ?? bucket.windowEnd(ctx.now()) };
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

/** Stores what the platform's headers reported, because its own count is authoritative. */
export async function recordAllowance(
  ctx: Context,
  platform: Platform,
  bucket: Bucket,
  { limit, remaining, resetAt }: Allowance,
): Promise<void> {
  const told = { limit, used: limit - remaining, windowEndsAt: resetAt };
  await ctx.db
    .insert(platformQuotas)
    .values({ platform, bucket: bucket.name, ...told })
    .onConflictDoUpdate({ target: [platformQuotas.platform, platformQuotas.bucket], set: told });
}
