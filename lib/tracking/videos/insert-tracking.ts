import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import { accrue } from "@/lib/billing/accrue";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { assignmentOf } from "@/lib/platforms/assign-spending";
import type { Spent } from "@/lib/platforms/price-rules";
import { videoUrl } from "@/lib/platforms/rules";
import type { Platform, VideoData } from "@/lib/platforms/schemas";
import { firstSnapshot } from "@/lib/tracking/snapshots/first-snapshot";
import { claimableFrom } from "@/lib/tracking/trackings/schedule-rules";
import { slotOf } from "@/lib/tracking/trackings/slot";
import type { LockedStanding } from "@/lib/tracking/videos/capacity";
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
  /** What fetching it cost, if it was fetched for this tracking alone. */
  spent?: readonly Spent[];
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

type Tracking = typeof trackings.$inferSelect;

/**
 * Inserts a tracking with its first snapshot, usage and webhooks. The caller holds the organization's lock and has
 * checked its capacity.
 * @param standing as `lockStanding` returns it
 */
export async function insertTracking(
  ctx: OrganizationContext,
  tx: Transaction,
  terms: TrackingTerms,
  found: FoundVideo,
  standing: Pick<LockedStanding, "subscribers" | "claimedThrough">,
): Promise<Omit<Tracking, "videoId">> {
  const { organization } = ctx;
  const { subscribers } = standing;
  const startedAt = claimableFrom(ctx.now(), standing.claimedThrough);
  const tracking = await writeTracking(ctx, tx, terms, found, startedAt);
  await accrue(ctx, tx, [{ organizationId: organization.id, snapshots: 1, amount: organization.pricePerSnapshot }]);
  await emitTrackingsStarted(ctx, tx, [tracking.id], terms.startedBy ?? "track", subscribers);
  const { figures, provider } = found.reading;
  const first = { trackingId: tracking.id, organizationId: organization.id, hour: 0, takenAt: tracking.startedAt };
  await emitSnapshotsCreated(ctx, tx, [{ ...first, figures, provider }], subscribers);
  return tracking;
}

/**
 * One statement writes all: the video, the tracking, its state with the first snapshot, the rollups, and the
 * organization's share of what the call cost.
 */
async function writeTracking(
  ctx: OrganizationContext,
  tx: Transaction,
  terms: TrackingTerms,
  found: FoundVideo,
  startedAt: Date,
): Promise<Omit<Tracking, "videoId">> {
  const { organization } = ctx;
  const slot = slotOf(found.platform, found.externalId);
  const row = {
    publicId: newPublicId(),
    jobId: `job_${newPublicId()}`,
    uuid: randomUUID(),
    organizationId: organization.id,
    platform: found.platform,
    slot,
    source: found.reading.provider,
    videoLink: terms.videoLink ?? videoUrl(found.platform, found.externalId, found.reading.creator),
    durationDays: terms.durationDays,
    campaignId: terms.campaignId ?? null,
    keyId: ctx.actor.type === "key" ? ctx.actor.keyId : null,
    status: "monitoring" as const,
    statusReason: null,
    startedAt,
    endsAt: new Date(startedAt.getTime() + terms.durationDays * 24 * HOUR_MS),
    endedAt: null,
    resumedAt: null,
    createdAt: startedAt,
    cost: null,
  };
  const { state, rollups } = firstSnapshot(row, startedAt, found.reading);
  const tracking = tx
    .insert(trackings)
    .values({ ...row, videoId: sql`(select id from video)` })
    .returning({ id: trackings.id });
  const share = assignmentOf(found.spent ?? [], () => [organization.id]);
  const parts = share ? [...rollups, sql`share as (${share})`] : rollups;
  const [written] = await tx.execute<{ id: string }>(sql`
    with video as ${upsertVideo(ctx, tx, { ...found, slot })}, tracking as ${tracking},
      stated as ${tx.insert(videoState).values({ ...state, trackingId: sql`(select id from tracking)` })},
      ${sql.join(parts, sql`, `)}
    select id from tracking`);
  if (!written) throw new Error("the tracking was not written");
  return { ...row, id: Number(written.id) };
}
