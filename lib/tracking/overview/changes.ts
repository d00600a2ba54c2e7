import type { SQL } from "drizzle-orm";
import { getAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { readLines } from "@/lib/tracking/overview/activity";
import { assertRange } from "@/lib/tracking/overview/assert-range";
import { matchTrackings, needsTrackings, whereMatches } from "@/lib/tracking/overview/matching";
import { comparedDaysOf, type ResolvedRange, resolveRange } from "@/lib/tracking/overview/range-rules";
import type { Changes, OverviewQuery } from "@/lib/tracking/overview/schemas";
import { type Among, largestChanges } from "@/lib/tracking/snapshots/day-gains";

const ROWS = 5;

/**
 * Returns the videos whose gained views changed most against the same weekdays of the period before, by complete UTC
 * days. Only videos that gained views in both periods are listed: a new video isn't a change.
 */
export async function getChanges(ctx: OrganizationContext, query: OverviewQuery): Promise<Changes> {
  assertRight(ctx.actor, "videos:read");
  const now = ctx.now();
  assertRange(query, now);
  const range = resolveRange(query, now);
  const days = comparedDaysOf(range, now);
  const where = await whereMatches(ctx, query);
  const among = needsTrackings(query) ? await readAmong(ctx, where, range) : null;
  const rows = await largestChanges(ctx.db, ctx.organization.id, days, ROWS, { among, platform: query.platform });
  if (rows.length === 0) return { ...days, videos: [] };
  const lines = await readLines(
    ctx,
    rows.map(({ trackingId }) => trackingId),
  );
  return {
    ...days,
    videos: rows.flatMap(({ trackingId, ...views }) => {
      const line = lines.get(trackingId);
      return line ? [{ ...line, ...views }] : [];
    }),
  };
}

/** Fewer than one in so many of the trackings that run are few. */
const FEW = 10;

async function readAmong(ctx: OrganizationContext, where: SQL | undefined, range: ResolvedRange): Promise<Among> {
  const [matched, { monitoring, paused }] = await Promise.all([
    matchTrackings(ctx, where, range),
    getAccount(ctx.db, ctx.organization.id),
  ]);
  return { ids: matched.map(({ id }) => id), isFew: matched.length * FEW < monitoring + paused };
}
