import type { SQL } from "drizzle-orm";
import type { OrganizationContext } from "@/lib/core/context";
import type { UtcDays } from "@/lib/core/time/utc-rules";
import type { SnapshotSpan } from "@/lib/platforms/view-definition-rules";
import { type Counted, countMatching, countTrackings, MOVERS } from "@/lib/tracking/overview/activity";
import { readFilteredGains } from "@/lib/tracking/overview/filtered";
import { matchTrackings, needsTrackings } from "@/lib/tracking/overview/matching";
import { type ResolvedRange, utcDaysOf } from "@/lib/tracking/overview/range-rules";
import type { Overview, OverviewFilter } from "@/lib/tracking/overview/schemas";
import { type PartSums, readFirstHour, readGains, readViewSpans } from "@/lib/tracking/overview/totals";
import { countGaps } from "@/lib/tracking/snapshots/count-gaps";
import { type TrackingGain, topDayGains, topSpanGains } from "@/lib/tracking/snapshots/day-gains";

/** What trackings gained in a range and before it, and what happened to them. */
export interface OverviewGains extends Counted {
  rows: PartSums[];
  before: PartSums[];
  /** Whether the collection began before the earlier period did. */
  isComparable: boolean;
  /** When view counts were fetched, in the range and in the period that it is compared with. */
  viewSpans: SnapshotSpan[];
  gaps: Overview["gaps"];
  top: readonly TrackingGain[];
  /** The UTC days that `top` is counted over; null if it is the range itself. */
  topDays: UtcDays | null;
}

/**
 * Reads gains from the rollups, which know hours and platforms, or from the snapshots of the trackings that match.
 * @throws AppError invalid_request if too many match
 */
export const readOverviewGains = (
  ctx: OrganizationContext,
  filter: OverviewFilter,
  where: SQL | undefined,
  range: ResolvedRange,
): Promise<OverviewGains> =>
  needsTrackings(filter) ? gainsOfMatching(ctx, where, range) : gainsOfHours(ctx, filter, where, range);

async function gainsOfHours(
  ctx: OrganizationContext,
  { platform }: OverviewFilter,
  where: SQL | undefined,
  range: ResolvedRange,
): Promise<OverviewGains> {
  const { db, organization } = ctx;
  const topDays = utcDaysOf(range);
  const [rows, before, firstHour, counted, top, gaps] = await Promise.all([
    readGains(db, organization.id, range, range.starts, platform),
    readGains(db, organization.id, range.before, range.startsBefore, platform),
    readFirstHour(db, organization.id, platform),
    platform ? countMatching(ctx, where, range) : countTrackings(ctx, range),
    topDays
      ? topDayGains(db, organization.id, topDays, MOVERS, platform)
      : topSpanGains(db, organization.id, range, MOVERS, platform),
    platform ? null : countGaps(db, organization.id, range),
  ]);
  const isComparable = firstHour !== null && firstHour <= range.before.from && range.before.from < range.before.to;
  const span = { from: isComparable ? range.before.from : range.from, to: range.to };
  const viewSpans = await readViewSpans(db, organization.id, span, platform);
  return { ...counted, rows, before, isComparable, viewSpans, gaps, top, topDays };
}

async function gainsOfMatching(
  ctx: OrganizationContext,
  where: SQL | undefined,
  range: ResolvedRange,
): Promise<OverviewGains> {
  const readMatching = async () => readFilteredGains(ctx, await matchTrackings(ctx, where, range), range);
  const [{ firstStart, ...counted }, { rows, before, viewSpans, gaps, top }] = await Promise.all([
    countMatching(ctx, where, range),
    readMatching(),
  ]);
  const isComparable = firstStart !== null && firstStart <= range.before.from && range.before.from < range.before.to;
  return { ...counted, rows, before, isComparable, viewSpans, gaps, top: top.slice(0, MOVERS), topDays: null };
}
