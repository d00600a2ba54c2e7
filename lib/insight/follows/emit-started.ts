import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { channels, trackings, videos } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import type { ClaimedPost } from "@/lib/insight/follows/claim-posts";
import type { FollowRow } from "@/lib/insight/follows/find";
import type { FollowStarted } from "@/lib/insight/follows/schemas";
import { type Subscriber, writeDeliveries } from "@/lib/outbound/webhooks/emit";
import { isCreator, VIDEO_COLUMNS } from "@/lib/tracking/trackings/identity";
import { presentVideo } from "@/lib/tracking/videos/present";

/**
 * Emits `follow.started` for a tracking inserted in this transaction.
 * @param subscribers of the organization, to any event; no query if none is subscribed to this one
 */
export async function emitFollowStarted(
  ctx: OrganizationContext,
  tx: Transaction,
  started: { follow: FollowRow; channel: ClaimedPost["channel"]; trackingId: number; cost: bigint },
  subscribers: readonly Subscriber[],
): Promise<void> {
  if (!subscribers.some(({ events }) => events.includes("follow.started"))) return;
  const [row] = await tx
    .select({ tracking: trackings, video: VIDEO_COLUMNS })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .leftJoin(channels, isCreator)
    .where(eq(trackings.id, started.trackingId));
  if (!row) throw new Error("the tracking was not written");
  const data: FollowStarted = {
    follow_id: started.follow.publicId,
    channel_id: started.channel.uuid,
    platform: started.channel.platform,
    username: started.channel.username,
    video: presentVideo(row.tracking, row.video, ctx.now()),
    committed_usd: toUsd(started.cost),
  };
  await writeDeliveries(ctx, tx, subscribers, [{ organizationId: ctx.organization.id, type: "follow.started", data }]);
}
