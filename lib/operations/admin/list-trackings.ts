import { and, desc, eq, or } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import type { ActingContext } from "@/lib/core/context";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import type { AdminTrackings, AdminTrackingsQuery } from "@/lib/operations/admin/schemas";
import { keptCount } from "@/lib/tracking/videos/kept-counts";
import { hasStatus } from "@/lib/tracking/videos/rows-query";
import { searchCondition } from "@/lib/tracking/videos/search";

/** Returns an organization's trackings, newest first, for admins. */
export async function listTrackings(
  ctx: ActingContext,
  { id, ...query }: { id: string } & AdminTrackingsQuery,
): Promise<AdminTrackings> {
  const organization = await openOrganization(ctx, id);
  const found = await searchCondition(ctx.db, organization.id, query.q);
  const where = and(
    eq(trackings.organizationId, organization.id),
    query.status && hasStatus(query.status),
    found && or(found, eq(trackings.publicId, query.q), eq(trackings.jobId, query.q)),
  );
  const [rows, total] = await Promise.all([
    ctx.db
      .select({ tracking: trackings, title: videos.title, creator: videos.creator, snapshots: videoState.snapshots })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .where(where)
      .orderBy(desc(trackings.createdAt), desc(trackings.id))
      .limit(query.per_page)
      .offset((query.page - 1) * query.per_page),
    found
      ? ctx.db.$count(trackings, where)
      : getAccount(ctx.db, organization.id).then((account) => keptCount(account, query.status && [query.status])),
  ]);
  return {
    rows: rows.map(({ tracking, title, creator, snapshots }) => ({
      id: tracking.publicId,
      platform: tracking.platform,
      title,
      creator,
      video_link: tracking.videoLink,
      status: tracking.status,
      status_reason: tracking.statusReason,
      snapshots,
      started_at: tracking.startedAt.toISOString(),
      ends_at: tracking.endsAt.toISOString(),
    })),
    total,
    page: query.page,
    per_page: query.per_page,
  };
}
