import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { UtcDays } from "@/lib/core/time/utc-rules";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { mixesViewDefinitions } from "@/lib/platforms/view-definition-rules";
import { readFailed, readMovers } from "@/lib/tracking/overview/activity";
import { assertRange } from "@/lib/tracking/overview/assert-range";
import { readFirstVideos } from "@/lib/tracking/overview/first-videos";
import { readOverviewGains } from "@/lib/tracking/overview/gains";
import { whereMatches } from "@/lib/tracking/overview/matching";
import { type ResolvedRange, resolveRange } from "@/lib/tracking/overview/range-rules";
import { addGains, NO_GAINS } from "@/lib/tracking/overview/rules";
import type { Gains, Overview, OverviewQuery } from "@/lib/tracking/overview/schemas";
import type { PartSums, Sums } from "@/lib/tracking/overview/totals";

/**
 * Returns everything on the dashboard's first page, over all trackings of the organization, or those of the filters.
 * @throws AppError invalid_request for a range that is empty, in the future or longer than a year, or if too many
 *   trackings match
 */
export async function getOverview(ctx: OrganizationContext, query: OverviewQuery): Promise<Overview> {
  assertRight(ctx.actor, "videos:read");
  const now = ctx.now();
  assertRange(query, now);
  const range = resolveRange(query, now);
  const where = await whereMatches(ctx, query);
  const [gains, failed, usage] = await Promise.all([
    readOverviewGains(ctx, query, where, range),
    readFailed(ctx, range, where),
    getUsage(ctx),
  ]);
  const { rows, before, top, topDays } = gains;
  const { snapshots, totals } = sumOf(rows);
  const { from, to } = range;
  return {
    range: {
      from: from.toISOString(),
      to: (to < now ? to : now).toISOString(),
      first_day: range.firstDay,
      last_day: range.lastDay,
      days: range.days,
      is_rolling: range.isRolling,
      is_open: range.isOpen,
      bucket: range.bucket,
    },
    ...gains.counts,
    snapshots,
    totals,
    before: gains.isComparable
      ? {
          from: range.before.from.toISOString(),
          to: range.before.to.toISOString(),
          videos: gains.videosBefore,
          totals: sumOf(before).totals,
          points: range.startsBefore.map((start, part) => ({
            at: start.toISOString(),
            ...sumOf(before.filter((row) => row.part === part)).totals,
          })),
        }
      : null,
    mixes_view_definitions: mixesViewDefinitions(gains.viewSpans),
    points: pointsOf(range, rows),
    platforms: PLATFORMS.flatMap((platform) => {
      const own = rows.filter((row) => row.platform === platform);
      const { snapshots, totals } = sumOf(own);
      return own.length > 0 ? [{ platform, snapshots, ...totals }] : [];
    }),
    movers: await readMovers(ctx, range, top),
    movers_in_utc: topDays && !isSameSpan(range, topDays) ? topDays : null,
    failed,
    gaps: gains.gaps,
    first_videos: totals.views === null && gains.counts.running.monitoring > 0 ? await readFirstVideos(ctx, where) : [],
    money: {
      spendable_usd: Math.round((usage.balance_usd - usage.uncharged_usage_usd) * 1e6) / 1e6,
      committed_usd: usage.committed_usd,
      runway_hours: usage.runway_hours,
    },
  };
}

/** An open range ends in the middle of its last day, which has no snapshots after it. */
const isSameSpan = ({ from, to, isOpen }: ResolvedRange, days: UtcDays): boolean =>
  Date.parse(days.from) === from.getTime() && (isOpen || Date.parse(days.to) === to.getTime());

const gainsOf = ({ views, likes, comments, shares, saves }: Gains): Gains => ({
  views,
  likes,
  comments,
  shares,
  saves,
});

function sumOf(rows: readonly Sums[]): { snapshots: number; totals: Gains } {
  return {
    snapshots: rows.reduce((sum, row) => sum + row.snapshots, 0),
    totals: rows.reduce((sum, row) => addGains(sum, gainsOf(row)), NO_GAINS),
  };
}

/** Returns one point per hour, day or week, including those without a snapshot. */
function pointsOf(range: ResolvedRange, rows: readonly PartSums[]): Overview["points"] {
  return range.starts.map((start, part) => {
    const { snapshots, totals } = sumOf(rows.filter((row) => row.part === part));
    const at = start < range.from ? range.from : start;
    const is_open = range.isOpen && part === range.starts.length - 1;
    return { at: at.toISOString(), is_open, snapshots, ...totals };
  });
}
