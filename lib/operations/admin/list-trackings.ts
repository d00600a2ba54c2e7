import { and, count, desc, eq, ilike, or } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import type { ActingContext } from "@/lib/core/context";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import type { AdminTrackings, AdminTrackingsQuery } from "@/lib/operations/admin/schemas";
import { hasStatus } from "@/lib/tracking/videos/rows-query";

/** Returns an organization's trackings, newest first, for admins. */
export async function listTrackings(
  ctx: ActingContext,
  { id, ...query }: { id: string } & AdminTrackingsQuery,
): Promise<AdminTrackings> {
  const organization = await openOrganization(ctx, id);
  const pattern = `%${query.q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    eq(trackings.organizationId, organization.id),
    query.status && hasStatus(query.status),
    query.q
      ? or(
          ilike(videos.title, pattern),
          ilike(videos.creator, pattern),
          ilike(trackings.videoLink, pattern),
          eq(trackings.publicId, query.q),
          eq(trackings.jobId, query.q),
        )
      : undefined,
  );
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select({ tracking: trackings, title: videos.title, creator: videos.creator, snapshots: videoState.snapshots })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .where(where)
      .orderBy(desc(trackings.createdAt), desc(trackings.id))
      .limit(query.per_page)
      .offset((query.page - 1) * query.per_page),
    ctx.db.select({ n: count() }).from(trackings).innerJoin(videos, eq(videos.id, trackings.videoId)).where(where),
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
    total: total?.n ?? 0,
    page: query.page,
    per_page: query.per_page,
  };
}
