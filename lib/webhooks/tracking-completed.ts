import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { channels, organizations, trackings, videoState, videos } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/context";
import { isCreator, VIDEO_COLUMNS } from "@/lib/videos/identity";
import { presentVideo } from "@/lib/videos/present";
import { emitEvents, type WebhookEvent } from "@/lib/webhooks/emit";
import type { TrackingCompleted } from "@/lib/webhooks/schemas";

type Ended = Pick<typeof trackings.$inferSelect, "status" | "statusReason">;

/** Emits `tracking.completed` for trackings that this transaction ended, for whatever reason stands on them now. */
export async function emitTrackingsCompleted(
  ctx: Context,
  tx: Transaction,
  trackingIds: readonly number[],
): Promise<void> {
  if (ctx.quiet || trackingIds.length === 0) return;
  const rows = await tx
    .select({
      tracking: trackings,
      video: VIDEO_COLUMNS,
      snapshots: videoState.snapshots,
      price: organizations.pricePerSnapshot,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .leftJoin(channels, isCreator)
    .innerJoin(organizations, eq(organizations.id, trackings.organizationId))
    .where(inArray(trackings.id, [...trackingIds]));
  const events = rows.map(
    ({ tracking, video, snapshots, price }): WebhookEvent => ({
      organizationId: tracking.organizationId,
      type: "tracking.completed",
      data: {
        video: presentVideo(tracking, video, ctx.now()),
        reason: reasonOf(tracking),
        snapshots,
        cost: toUsd(BigInt(snapshots) * price),
      },
    }),
  );
  await emitEvents(ctx, tx, events);
}

function reasonOf({ status, statusReason }: Ended): TrackingCompleted["reason"] {
  if (status === "error" || status === "cancelled") return status;
  return statusReason === "stopped" ? "stopped" : "completed";
}
