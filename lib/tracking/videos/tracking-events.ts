import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { channels, organizations, trackings, videoState, videos } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { findSubscribers, type Subscriber, writeDeliveries } from "@/lib/outbound/webhooks/emit";
import { isCreator, VIDEO_COLUMNS } from "@/lib/tracking/trackings/identity";
import type {
  TrackingCompleted,
  TrackingPaused,
  TrackingResumed,
  TrackingStarted,
} from "@/lib/tracking/videos/event-schemas";
import { presentVideo } from "@/lib/tracking/videos/present";

type Tracking = typeof trackings.$inferSelect;

/**
 * Emits `tracking.started` for trackings inserted in this transaction, with their first snapshots.
 * @param subscribers of their organizations, to any event; no query if none is subscribed to this one
 */
export async function emitTrackingsStarted(
  ctx: Context,
  tx: Transaction,
  trackingIds: readonly number[],
  reason: TrackingStarted["reason"],
  subscribers: readonly Subscriber[],
): Promise<void> {
  const concerned = subscribers.filter(({ events }) => events.includes("tracking.started"));
  await emitTo(ctx, tx, concerned, trackingIds, (facts) => ({ type: "tracking.started", data: { ...facts, reason } }));
}

/** Emits `tracking.paused` for trackings paused in this transaction. */
export const emitTrackingsPaused = (
  ctx: Context,
  tx: Transaction,
  trackingIds: readonly number[],
  reason: TrackingPaused["reason"],
): Promise<void> =>
  emitTrackings(ctx, tx, trackingIds, "tracking.paused", (facts) => ({
    type: "tracking.paused",
    data: { ...facts, reason },
  }));

/** Emits `tracking.resumed` for trackings resumed in this transaction. */
export const emitTrackingsResumed = (
  ctx: Context,
  tx: Transaction,
  trackingIds: readonly number[],
  reason: TrackingResumed["reason"],
): Promise<void> =>
  emitTrackings(ctx, tx, trackingIds, "tracking.resumed", (facts) => ({
    type: "tracking.resumed",
    data: { ...facts, reason },
  }));

/** Emits `tracking.completed` for trackings ended in this transaction, with their current status reason. */
export const emitTrackingsCompleted = (ctx: Context, tx: Transaction, trackingIds: readonly number[]): Promise<void> =>
  emitTrackings(ctx, tx, trackingIds, "tracking.completed", (facts, tracking) => ({
    type: "tracking.completed",
    data: { ...facts, reason: endReasonOf(tracking) },
  }));

function endReasonOf({ status, statusReason }: Tracking): TrackingCompleted["reason"] {
  if (status === "error" || status === "cancelled") return status;
  return statusReason === "stopped" ? "stopped" : "completed";
}

type Facts = Omit<TrackingCompleted, "reason">;
type BuildEvent = (facts: Facts, tracking: Tracking) => TrackingEvent;
type TrackingEvent =
  | { type: "tracking.started"; data: TrackingStarted }
  | { type: "tracking.paused"; data: TrackingPaused }
  | { type: "tracking.resumed"; data: TrackingResumed }
  | { type: "tracking.completed"; data: TrackingCompleted };

/** Costs two small queries if there are no subscribers. */
async function emitTrackings(
  ctx: Context,
  tx: Transaction,
  trackingIds: readonly number[],
  type: TrackingEvent["type"],
  build: BuildEvent,
): Promise<void> {
  if (ctx.quiet || trackingIds.length === 0) return;
  const concerned = await tx
    .selectDistinct({ id: trackings.organizationId })
    .from(trackings)
    .where(inArray(trackings.id, [...trackingIds]));
  const organizationIds = concerned.map(({ id }) => id);
  await emitTo(ctx, tx, await findSubscribers(ctx, tx, organizationIds, [type]), trackingIds, build);
}

async function emitTo(
  ctx: Context,
  tx: Transaction,
  subscribers: readonly Subscriber[],
  trackingIds: readonly number[],
  build: BuildEvent,
): Promise<void> {
  if (subscribers.length === 0) return;
  const subscribed = [...new Set(subscribers.map(({ organizationId }) => organizationId))];
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
    .where(and(inArray(trackings.id, [...trackingIds]), inArray(trackings.organizationId, subscribed)));
  const events = rows.map(({ tracking, video, snapshots, price }) => ({
    organizationId: tracking.organizationId,
    ...build(
      { video: presentVideo(tracking, video, ctx.now()), snapshots, cost: toUsd(BigInt(snapshots) * price) },
      tracking,
    ),
  }));
  await writeDeliveries(ctx, tx, subscribers, events);
}
