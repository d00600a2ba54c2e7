import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { mixesViewDefinitions } from "@/lib/platforms/view-definition-rules";
import { countTrackings, readFailed, readMovers } from "@/lib/tracking/overview/activity";
import {
  addGains,
  countDays,
  daysOf,
  MAX_DAYS,
  NO_GAINS,
  type ResolvedRange,
  resolveRange,
  utcDaysOf,
} from "@/lib/tracking/overview/rules";
import type { Gains, Overview, OverviewQuery } from "@/lib/tracking/overview/schemas";
import { readFirstHour, readGains, readTotals, readViewSpans, type Sums } from "@/lib/tracking/overview/totals";
import { countGaps } from "@/lib/tracking/snapshots/count-gaps";
import type { UtcDays } from "@/lib/tracking/snapshots/day-gains";

/**
 * Returns everything on the dashboard's first page, over all trackings of the organization.
 * @throws AppError invalid_request for a range that is empty, in the future or longer than a year
 */
export async function getOverview(ctx: OrganizationContext, query: OverviewQuery): Promise<Overview> {
  assertRight(ctx.actor, "videos:read");
  const { db, organization } = ctx;
  const now = ctx.now();
  assertRange(query, now);
  const range = resolveRange(query, now);
  const moverDays = utcDaysOf(range);
  const [rows, before, firstHour, { counts, videosBefore }, movers, failed, gaps, usage] = await Promise.all([
    readGains(db, organization.id, range, range.starts),
    readTotals(db, organization.id, range.before),
    readFirstHour(db, organization.id),
    countTrackings(ctx, range),
    readMovers(ctx, range, moverDays),
    readFailed(ctx, range),
    countGaps(db, organization.id, range),
    getUsage(ctx),
  ]);
  const isComparable = firstHour !== null && firstHour <= range.before.from && range.before.from < range.before.to;
  const { from, to } = range;
  const viewSpans = await readViewSpans(db, organization.id, { from: isComparable ? range.before.from : from, to });
  return {
    range: {
      from: from.toISOString(),
      to: (to < now ? to : now).toISOString(),
      first_day: range.firstDay,
      last_day: range.lastDay,
      days: range.days,
      is_open: range.isOpen,
      bucket: range.bucket,
    },
    ...counts,
    ...sumOf(rows),
    before:
      before && isComparable
        ? {
            from: range.before.from.toISOString(),
            to: range.before.to.toISOString(),
            videos: videosBefore,
            totals: gainsOf(before),
          }
        : null,
    mixes_view_definitions: mixesViewDefinitions(viewSpans),
    points: pointsOf(range, rows),
    platforms: PLATFORMS.flatMap((platform) => {
      const own = rows.filter((row) => row.platform === platform);
      const { snapshots, totals } = sumOf(own);
      return own.length > 0 ? [{ platform, snapshots, ...totals }] : [];
    }),
    movers,
    movers_in_utc: moverDays && !isSameSpan(range, moverDays) ? moverDays : null,
    failed,
    gaps,
    money: {
      spendable_usd: Math.round((usage.balance_usd - usage.uncharged_usage_usd) * 1e6) / 1e6,
      committed_usd: usage.committed_usd,
      runway_hours: usage.runway_hours,
    },
  };
}

function assertRange(query: OverviewQuery, now: Date): void {
  const { firstDay, lastDay } = daysOf(query, now);
  if (query.from && query.to && query.from > query.to) throw invalid("to", "The last day is before the first");
  if (firstDay > lastDay) throw invalid("from", "The first day is in the future");
  if (countDays(firstDay, lastDay) > MAX_DAYS) throw invalid("from", `Choose at most ${MAX_DAYS} days`);
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
function pointsOf(range: ResolvedRange, rows: readonly (Sums & { part: number })[]): Overview["points"] {
  return range.starts.map((start, part) => {
    const { snapshots, totals } = sumOf(rows.filter((row) => row.part === part));
    const at = start < range.from ? range.from : start;
    const is_open = range.isOpen && part === range.starts.length - 1;
    return { at: at.toISOString(), is_open, snapshots, ...totals };
  });
}
