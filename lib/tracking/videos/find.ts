import { and, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { channels, trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { stateColumns } from "@/lib/tracking/snapshots/state";
import { hasId, isCreator } from "@/lib/tracking/trackings/identity";

/**
 * Returns the organization's tracking with this public ID or UUID.
 * @throws AppError not_found, also for another organization's ID
 */
export async function findTracking(ctx: OrganizationContext, id: string, db: Queryable = ctx.db) {
  const [row] = await db
    .select({ tracking: trackings, video: videos, state: stateColumns, channelId: channels.uuid })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .leftJoin(channels, isCreator)
    .where(and(hasId(id), eq(trackings.organizationId, ctx.organization.id)));
  if (!row) throw notFound("Video not found");
  return row;
}
export type FoundTracking = Omit<Awaited<ReturnType<typeof findTracking>>, "channelId">;
