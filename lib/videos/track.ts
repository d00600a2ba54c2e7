import { randomUUID } from "node:crypto";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import { lockAccount, readAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { estimateCost, toUsd } from "@/lib/billing/rules";
import { HOUR_MS } from "@/lib/collection/rules";
import { slotOf } from "@/lib/collection/slot";
import type { OrganizationContext } from "@/lib/context";
import { AppError, invalid, notFound } from "@/lib/errors";
import { fetchVideo, isConfigured, resolveVideoUrl } from "@/lib/platforms";
import { parseVideoUrl } from "@/lib/platforms/rules";
import type { Failure, Platform, VideoReading } from "@/lib/platforms/schemas";
import { newPublicId } from "@/lib/public-id";
import { assertRight } from "@/lib/rights";
import { appendSnapshots } from "@/lib/snapshots/append";
import { assertCapacity } from "@/lib/videos/capacity";
import { upsertVideo } from "@/lib/videos/metadata";
import { daysRemaining } from "@/lib/videos/rules";
import type { TrackedVideo, TrackRequest } from "@/lib/videos/schemas";
import { emitSnapshotsCreated } from "@/lib/webhooks/snapshots-created";

interface FoundVideo {
  platform: Platform;
  externalId: string;
  canonicalUrl: string;
  reading: VideoReading;
}

/**
 * Starts a tracking: asks the platform first, then writes tracking, first snapshot and its usage in one transaction.
 * @throws AppError invalid_request, forbidden, insufficient_balance, not_found, platform_failed; then nothing is written
 */
export async function trackVideo(ctx: OrganizationContext, input: TrackRequest): Promise<TrackedVideo> {
  assertRight(ctx.actor, "videos:write");
  const { organization } = ctx;
  const estimated = estimateCost(input.duration_days, organization.pricePerSnapshot);
  if (parseVideoUrl(input.video_link).kind === "invalid") throw invalid("video_link", "Invalid URL format");
  await assertCapacity(ctx.db, organization, await readAccount(ctx.db, organization.id), estimated);
  const found = await askPlatform(ctx, input.video_link);

  return ctx.db.transaction(async (tx) => {
    await assertCapacity(tx, organization, await lockAccount(tx, organization.id), estimated);
    const tracking = await insertTracking(ctx, tx, input, found);
    const answer: TrackedVideo = {
      id: tracking.publicId,
      job_id: tracking.jobId,
      video_link: tracking.videoLink,
      platform: tracking.platform,
      status: tracking.status,
      monitoring_duration_days: tracking.durationDays,
      days_remaining: daysRemaining(tracking.endsAt, tracking.status, ctx.now()),
      estimated_cost: toUsd(estimated),
      created_at: tracking.createdAt.toISOString(),
    };
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}

async function askPlatform(ctx: OrganizationContext, videoLink: string): Promise<FoundVideo> {
  const link = parseVideoUrl(videoLink);
  if (link.kind !== "invalid" && !isConfigured(link.platform))
    throw new AppError({
      code: "platform_failed",
      message: `Failed to start monitoring - ${link.platform} is not configured on this server`,
    });
  const resolved = await resolveVideoUrl(ctx, videoLink);
  if (resolved.kind === "invalid") throw invalid("video_link", "Invalid URL format");
  if (resolved.kind !== "video") throw refusalOf(resolved);
  const outcome = await fetchVideo(ctx, resolved.platform, resolved.externalId);
  if (outcome.kind !== "ok") throw refusalOf(outcome);
  const { platform, externalId, canonicalUrl } = resolved;
  return { platform, externalId, canonicalUrl, reading: outcome.value };
}

/** The documented answers for what a platform may say; contract A. */
function refusalOf(failure: Failure): AppError {
  if (failure.kind === "unavailable" || failure.kind === "private") return notFound("Video not found or is private");
  return new AppError({
    code: "platform_failed",
    message: "Failed to start monitoring - invalid response from tracking API",
  });
}

async function insertTracking(ctx: OrganizationContext, tx: Transaction, input: TrackRequest, found: FoundVideo) {
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
      videoLink: input.video_link,
      durationDays: input.duration_days,
      status: "monitoring",
      startedAt: now,
      endsAt: new Date(now.getTime() + input.duration_days * 24 * HOUR_MS),
      createdAt: now,
    })
    .returning();
  if (!tracking) throw new Error("the tracking was not written");
  await tx.insert(videoState).values({ trackingId: tracking.id, settledHour: -1, snapshots: 0, badHours: 0 });
  const { figures, provider } = found.reading;
  const first = { trackingId: tracking.id, organizationId: organization.id, hour: 0, takenAt: now, figures, provider };
  await appendSnapshots(tx, [first]);
  await accrue(ctx, tx, [{ organizationId: organization.id, snapshots: 1, amount: organization.pricePerSnapshot }]);
  await emitSnapshotsCreated(ctx, tx, [first]);
  return tracking;
}
