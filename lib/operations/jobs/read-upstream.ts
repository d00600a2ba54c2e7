import { asc, desc, eq, gt, sql } from "drizzle-orm";
import {
  platformCalls,
  platformDroppedFields,
  platformPauses,
  platformQuotas,
  retiredSources,
  users,
} from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { Quota, UpstreamPlatform, UpstreamSource } from "@/lib/operations/jobs/schemas";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { hasKey } from "@/lib/platforms/source";
import { isConfigured, SOURCES } from "@/lib/platforms/sources";

type QuotaRow = typeof platformQuotas.$inferSelect;

/**
 * Returns, for each platform, the calls of the last 24 hours by outcome, the response fields that could not be read,
 * its quotas, whether it is paused, and its sources.
 */
export async function readUpstream(ctx: Context): Promise<UpstreamPlatform[]> {
  const now = ctx.now();
  const sum = sql<number>`sum(${platformCalls.calls})::int`;
  const calls = await ctx.db
    .select({ platform: platformCalls.platform, outcome: platformCalls.outcome, count: sum })
    .from(platformCalls)
    .where(gt(platformCalls.hour, new Date(now.getTime() - DAY_MS)))
    .groupBy(platformCalls.platform, platformCalls.outcome)
    .orderBy(desc(sum), asc(platformCalls.outcome));
  const times = sql<number>`sum(${platformDroppedFields.times})::float8`;
  const dropped = await ctx.db
    .select({ platform: platformDroppedFields.platform, field: platformDroppedFields.field, count: times })
    .from(platformDroppedFields)
    .where(gt(platformDroppedFields.hour, new Date(now.getTime() - DAY_MS)))
    .groupBy(platformDroppedFields.platform, platformDroppedFields.field)
    .orderBy(desc(times), asc(platformDroppedFields.field));
  const quotas = await ctx.db.select().from(platformQuotas).orderBy(asc(platformQuotas.bucket));
  const pauses = await ctx.db
    .select({ pause: platformPauses, by: users.email })
    .from(platformPauses)
    .leftJoin(users, eq(users.id, platformPauses.pausedBy));
  const retired = await ctx.db
    .select({ row: retiredSources, by: users.email })
    .from(retiredSources)
    .leftJoin(users, eq(users.id, retiredSources.retiredBy));
  const sourcesOf = (platform: Platform): UpstreamSource[] =>
    SOURCES[platform].map((source) => {
      const gone = retired.find(({ row }) => row.source === source.id);
      return {
        id: source.id,
        name: source.name,
        has_key: hasKey(source),
        retired: gone
          ? { at: gone.row.retiredAt.toISOString(), by: gone.by ?? "system", reason: gone.row.reason }
          : null,
      };
    });
  return PLATFORMS.map((platform) => {
    const paused = pauses.find(({ pause }) => pause.platform === platform);
    return {
      platform,
      is_configured: isConfigured(platform),
      pause: paused
        ? { at: paused.pause.pausedAt.toISOString(), by: paused.by ?? "system", reason: paused.pause.reason }
        : null,
      calls: calls.filter((row) => row.platform === platform).map(({ outcome, count }) => ({ outcome, count })),
      dropped_fields: dropped.filter((row) => row.platform === platform).map(({ field, count }) => ({ field, count })),
      quotas: quotas.filter((row) => row.platform === platform).map((row) => presentQuota(row, now)),
      sources: sourcesOf(platform),
    };
  });
}

/** Returns a quota for display. An expired window counts as unused: the next call opens another. */
export function presentQuota(row: QuotaRow, now: Date): Quota {
  const isOver = row.windowEndsAt <= now;
  const used = isOver ? 0 : row.used;
  const isBlocked = row.blockedUntil !== null && row.blockedUntil > now;
  return {
    bucket: row.bucket,
    used,
    limit: row.limit,
    left: row.limit === null ? null : Math.max(0, row.limit - used),
    resets_at: isOver ? null : row.windowEndsAt.toISOString(),
    blocked_until: isBlocked ? (row.blockedUntil?.toISOString() ?? null) : null,
    blocked_as: isBlocked ? row.blockedAs : null,
  };
}
