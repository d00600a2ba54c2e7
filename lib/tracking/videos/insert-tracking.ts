import { randomUUID } from "node:crypto";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import { accrue } from "@/lib/billing/accrue";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { videoUrl } from "@/lib/platforms/rules";
import type { Platform, VideoData } from "@/lib/platforms/schemas";
import { appendSnapshots } from "@/lib/tracking/snapshots/append";
import { slotOf } from "@/lib/tracking/trackings/slot";
import type { TrackingStarted } from "@/lib/tracking/videos/event-schemas";
import { upsertVideo } from "@/lib/tracking/videos/metadata";
import { emitSnapshotsCreated } from "@/lib/tracking/videos/snapshots-created";
import { emitTrackingsStarted } from "@/lib/tracking/videos/tracking-events";

/** A video as just fetched from its platform. */
export interface FoundVideo {
  platform: Platform;
  externalId: string;
  canonicalUrl: string;
  reading: VideoData;
}

export interface TrackingTerms {
  /**
   * As the caller sent it; null without a link. The platform's own URL is used then, with the creator's name if known.
   */
  videoLink: string | null;
  durationDays: number;
  campaignId?: number | null;
  /** Cause of the start, for the webhook; `track` by default. */
  startedBy?: TrackingStarted["reason"];
}

/**
 * Inserts a tracking with its first snapshot, usage and webhooks. The caller holds the organization's lock and has
 * checked its capacity.
 */
export async function insertTracking(
  ctx: OrganizationContext,
  tx: Transaction,
  terms: TrackingTerms,
  found: FoundVideo,
): Promise<typeof trackings.$inferSelect> {
  const now = ctx.now();
  const { organization } = ctx;
  const slot = slotOf(found.platform, found.externalId);
  const videoId = await upsertVideo(ctx, tx, { ...found, slot });
  const [tracking] = await tx
    .insert(trackings)
    .values({
      publicId: newPublicId(),
      jobId: `job_${newPublicId()}`,
      uuid: randomUUID(),
      organizationId: organization.id,
      videoId,
      platform: found.platform,
      slot,
      videoLink: terms.videoLink ?? videoUrl(found.platform, found.externalId, found.reading.creator),
      durationDays: terms.durationDays,
      campaignId: terms.campaignId ?? null,
      keyId: ctx.actor.type === "key" ? ctx.actor.keyId : null,
      status: "monitoring",
      startedAt: now,
      endsAt: new Date(now.getTime() + terms.durationDays * 24 * HOUR_MS),
      createdAt: now,
    })
    .returning();
  if (!tracking) throw new Error("the tracking was not written");
  await tx.insert(videoState).values({ trackingId: tracking.id, settledHour: -1, snapshots: 0, badHours: 0 });
  const { figures, provider } = found.reading;
  const first = { trackingId: tracking.id, organizationId: organization.id, hour: 0, takenAt: now, figures, provider };
  await appendSnapshots(tx, [first]);
  await accrue(ctx, tx, [{ organizationId: organization.id, snapshots: 1, amount: organization.pricePerSnapshot }]);
  await emitTrackingsStarted(ctx, tx, [tracking.id], terms.startedBy ?? "track");
  await emitSnapshotsCreated(ctx, tx, [first]);
  return tracking;
}
