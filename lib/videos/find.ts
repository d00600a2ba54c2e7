import { and, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { notFound } from "@/lib/errors";

/**
 * The organisation's tracking with this public id.
 * @throws AppError not_found, for another organisation's id as for one that never was
 */
export async function findTracking(ctx: OrganizationContext, publicId: string, db: Queryable = ctx.db) {
  const [row] = await db
    .select({ tracking: trackings, video: videos, state: videoState })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(and(eq(trackings.publicId, publicId), eq(trackings.organizationId, ctx.organization.id)));
  if (!row) throw notFound("Video not found");
  return row;
}
export type FoundTracking = Awaited<ReturnType<typeof findTracking>>;
