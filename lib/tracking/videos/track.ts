import { estimateCost, toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { collectSpent } from "@/lib/platforms/assign-spending";
import { pausedWords } from "@/lib/platforms/pauses";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { Failure, Platform } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/sources";
import { fetchVideo } from "@/lib/platforms/sources/fetch-videos";
import { assertCapacity, getStanding, lockStanding } from "@/lib/tracking/videos/capacity";
import { type FoundVideo, insertTracking, type TrackingTerms } from "@/lib/tracking/videos/insert-tracking";
import { daysRemaining } from "@/lib/tracking/videos/rules";
import type { ParsedTrackRequest, TrackedVideo, VideoLink } from "@/lib/tracking/videos/schemas";

/**
 * Starts a tracking: queries the platform first, then writes tracking, first snapshot and usage in one transaction.
 * @throws AppError invalid_request, forbidden, insufficient_balance, not_found, platform_failed; nothing is written
 */
export async function trackVideo(
  ctx: OrganizationContext,
  { video_link: { text, target }, duration_days: durationDays }: ParsedTrackRequest,
): Promise<TrackedVideo> {
  assertRight(ctx.actor, "videos:write");
  return start(ctx, { videoLink: text, durationDays }, () => askPlatform(ctx, target));
}

/**
 * Starts a tracking of a video without a link: its `video_link` is the platform's own URL, on TikTok with the creator's
 * name.
 * @throws AppError as `trackVideo`
 */
export async function trackKnownVideo(
  ctx: OrganizationContext,
  { platform, externalId, durationDays }: { platform: Platform; externalId: string; durationDays: number },
): Promise<TrackedVideo> {
  assertRight(ctx.actor, "videos:write");
  const canonicalUrl = canonicalVideoUrl(platform, externalId);
  return start(ctx, { videoLink: null, durationDays }, () => askVideo(ctx, { platform, externalId, canonicalUrl }));
}

async function start(
  ctx: OrganizationContext,
  terms: Pick<TrackingTerms, "videoLink" | "durationDays">,
  ask: () => Promise<FoundVideo>,
): Promise<TrackedVideo> {
  const { organization } = ctx;
  const estimated = estimateCost(terms.durationDays, organization.pricePerSnapshot);
  assertCapacity(organization, await getStanding(ctx.db, organization.id), estimated);
  const found = await ask();

  return ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(ctx, tx, organization.id);
    assertCapacity(organization, standing, estimated);
    const tracking = await insertTracking(ctx, tx, terms, found, standing);
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
    ctx.signal?.throwIfAborted();
    return answer;
  });
}

async function askPlatform(ctx: OrganizationContext, target: VideoLink["target"]): Promise<FoundVideo> {
  if (!isConfigured(target.platform))
    throw new AppError({
      code: "platform_failed",
      message: `Failed to start monitoring - ${target.platform} is not configured on this server`,
    });
  const resolved = await resolveVideoUrl(ctx, target);
  if (resolved.kind === "invalid") throw invalid("video_link", "Invalid URL format");
  if (resolved.kind !== "video") throw errorOf(resolved, target.platform);
  return askVideo(ctx, resolved);
}

async function askVideo(
  ctx: OrganizationContext,
  { platform, externalId, canonicalUrl, creator }: Omit<FoundVideo, "reading"> & { creator?: string },
): Promise<FoundVideo> {
  const creators = new Map(creator === undefined ? [] : [[externalId, creator]]);
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchVideo(ctx, platform, externalId, { creators, onSpent });
  if (outcome.kind !== "ok") throw errorOf(outcome, platform);
  return { platform, externalId, canonicalUrl, reading: outcome.value, spent };
}

/** Maps a platform's failure to the documented error; contract A. */
function errorOf(failure: Failure, platform: Platform): AppError {
  if (failure.kind === "unavailable" || failure.kind === "private") return notFound("Video not found or is private");
  if (failure.kind === "platform_paused")
    return new AppError({ code: "platform_failed", message: `Failed to start monitoring - ${pausedWords(platform)}` });
  return new AppError({
    code: "platform_failed",
    message: "Failed to start monitoring - invalid response from tracking API",
    ...("until" in failure ? { retryAt: failure.until } : {}),
  });
}
