import { lockAccount, readAccount } from "@/lib/billing/account";
import { estimateCost, toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { fetchVideo, isConfigured, resolveVideoUrl } from "@/lib/platforms";
import { pausedWords } from "@/lib/platforms/pauses";
import { parseVideoUrl } from "@/lib/platforms/rules";
import type { Failure, Platform } from "@/lib/platforms/schemas";
import { assertCapacity } from "@/lib/tracking/videos/capacity";
import { type FoundVideo, insertTracking } from "@/lib/tracking/videos/insert-tracking";
import { daysRemaining } from "@/lib/tracking/videos/rules";
import type { TrackedVideo, TrackRequest } from "@/lib/tracking/videos/schemas";

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
    const tracking = await insertTracking(
      ctx,
      tx,
      { videoLink: input.video_link, durationDays: input.duration_days },
      found,
    );
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

async function askPlatform(ctx: OrganizationContext, videoLink: string): Promise<FoundVideo> {
  const link = parseVideoUrl(videoLink);
  if (link.kind !== "invalid" && !isConfigured(link.platform))
    throw new AppError({
      code: "platform_failed",
      message: `Failed to start monitoring - ${link.platform} is not configured on this server`,
    });
  const resolved = await resolveVideoUrl(ctx, videoLink);
  if (resolved.kind === "invalid") throw invalid("video_link", "Invalid URL format");
  if (resolved.kind !== "video") throw refusalOf(resolved, link.kind === "invalid" ? null : link.platform);
  const outcome = await fetchVideo(ctx, resolved.platform, resolved.externalId);
  if (outcome.kind !== "ok") throw refusalOf(outcome, resolved.platform);
  const { platform, externalId, canonicalUrl } = resolved;
  return { platform, externalId, canonicalUrl, reading: outcome.value };
}

/** The documented answers for what a platform may say; contract A. */
function refusalOf(failure: Failure, platform: Platform | null): AppError {
  if (failure.kind === "unavailable" || failure.kind === "private") return notFound("Video not found or is private");
  if (failure.kind === "platform_paused" && platform)
    return new AppError({ code: "platform_failed", message: `Failed to start monitoring - ${pausedWords(platform)}` });
  return new AppError({
    code: "platform_failed",
    message: "Failed to start monitoring - invalid response from tracking API",
    ...("until" in failure ? { retryAt: failure.until } : {}),
  });
}
