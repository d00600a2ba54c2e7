import { toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { REPORTED_METRICS, videoUrl } from "@/lib/platforms/rules";
import { changeOf } from "@/lib/tracking/snapshots/figure-rules";
import { pointsOf } from "@/lib/tracking/snapshots/points";
import { readHistory, type StoredSnapshot } from "@/lib/tracking/snapshots/read";
import { nextDueAt } from "@/lib/tracking/trackings/schedule-rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { findTracking } from "@/lib/tracking/videos/find";
import { readNotes } from "@/lib/tracking/videos/notes";
import { presentRow } from "@/lib/tracking/videos/rows";
import { daysRemaining } from "@/lib/tracking/videos/rules";

/** Maximum distance from 24 h before for a snapshot to count. */
const TOLERANCE_MS = 90 * MINUTE_MS;

/** Returns everything the dashboard shows on a video's page. */
export async function getVideoOverview(ctx: OrganizationContext, { id }: { id: string }): Promise<VideoOverview> {
  assertRight(ctx.actor, "videos:read");
  const found = await findTracking(ctx, id);
  const { tracking, video, state } = found;
  const [history, notes] = await Promise.all([readHistory(ctx.db, tracking.id), readNotes(ctx.db, tracking.id)]);
  const { series, gaps } = history;
  const row = presentRow(found);
  const next = tracking.status === "monitoring" ? nextDueAt(tracking, state.settledHour) : null;
  return {
    ...row,
    description: video.description,
    canonical_url: videoUrl(tracking.platform, video.externalId, video.creator),
    published_at: video.publishedAt?.toISOString() ?? null,
    duration_days: tracking.durationDays,
    days_remaining: daysRemaining(tracking.endsAt, tracking.status, ctx.now()),
    next_snapshot_at: next?.toISOString() ?? null,
    change_24h: changeOf(row.figures, dayBefore(series)?.figures ?? null),
    snapshots: series.length,
    gaps: gaps.length,
    spent_usd: toUsd(BigInt(series.length) * ctx.organization.pricePerSnapshot),
    cost_usd: tracking.cost === null ? null : toUsd(tracking.cost),
    reported: [...REPORTED_METRICS[tracking.platform]],
    points: pointsOf(tracking, history),
    notes,
  };
}

/** Returns the snapshot closest to 24 h before the latest one. */
function dayBefore(series: readonly StoredSnapshot[]): StoredSnapshot | null {
  const latest = series.at(-1);
  if (!latest) return null;
  const target = latest.takenAt.getTime() - DAY_MS;
  const distance = (snapshot: StoredSnapshot) => Math.abs(snapshot.takenAt.getTime() - target);
  const nearest = series.reduce((best, snapshot) => (distance(snapshot) < distance(best) ? snapshot : best));
  return distance(nearest) <= TOLERANCE_MS ? nearest : null;
}
