import type { Context, OrganizationContext } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { type ClaimedPost, claimPosts, postpone } from "@/lib/insight/follows/claim-posts";
import { decidePost, type Verdict } from "@/lib/insight/follows/decide-post";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { Failure, Outcome, VideoData } from "@/lib/platforms/schemas";
import { fetchVideosByKey } from "@/lib/tracking/imports/fetch-videos-by-key";
import { identityKey } from "@/lib/tracking/videos/find-running";

/** A platform that didn't answer is asked again then. */
const RETRY_MS = 5 * MINUTE_MS;

export interface StartCounts {
  started: number;
  refused: number;
  /** Posts that still wait, because their platform didn't answer or their follow stopped. */
  waiting: number;
}

/**
 * Starts the trackings of waiting posts, a bounded number: decides what needs no platform, fetches the other videos, each
 * once for all organizations, and then writes each start in one transaction with the follow's bookkeeping. Run again after
 * a crash, or in parallel, it starts nothing twice.
 */
export async function startPosts(ctx: Context): Promise<StartCounts & { claimed: number }> {
  const claimed = await claimPosts(ctx);
  const counts: StartCounts = { started: 0, refused: 0, waiting: 0 };
  const open: ClaimedPost[] = [];
  for (const one of claimed) {
    const verdict = await decide(ctx, one, null);
    if (verdict === "open") open.push(one);
    else count(counts, verdict);
  }
  const { spent, onSpent } = collectSpent();
  const results = await fetchVideosByKey(ctx, open.map(identityOf), onSpent);
  const startedFor = new Map<string, number[]>();
  try {
    for (const one of open) {
      const outcome = results.get(identityKey(identityOf(one))) ?? { kind: "invalid_response" };
      const verdict = await settle(ctx, one, outcome);
      count(counts, verdict);
      const { externalId } = one.post;
      if (verdict === "started")
        startedFor.set(externalId, [...(startedFor.get(externalId) ?? []), one.organization.id]);
    }
  } finally {
    await assignSpending(ctx, spent, (externalId) => startedFor.get(externalId) ?? []);
  }
  return { ...counts, claimed: claimed.length };
}

const identityOf = ({ channel, post }: ClaimedPost) => ({ platform: channel.platform, externalId: post.externalId });

const memberOf = (ctx: Context, { organization }: ClaimedPost): OrganizationContext => ({
  ...ctx,
  organization,
  actor: { type: "system" },
});

function count(counts: StartCounts, verdict: Verdict): void {
  if (verdict === "started") counts.started += 1;
  else if (verdict === "refused") counts.refused += 1;
  else counts.waiting += 1;
}

/** Decides on a post whose video was fetched, or didn't answer. */
async function settle(ctx: Context, one: ClaimedPost, outcome: Outcome<VideoData>): Promise<Verdict> {
  const { platform, externalId } = identityOf(one);
  if (outcome.kind === "ok") {
    const found = {
      platform,
      externalId,
      canonicalUrl: canonicalVideoUrl(platform, externalId),
      reading: outcome.value,
    };
    return decide(ctx, one, found);
  }
  if (outcome.kind === "unavailable" || outcome.kind === "private") return decide(ctx, one, "unavailable");
  await postpone(ctx.db, [one], retryAt(ctx, outcome));
  return "waiting";
}

function retryAt(ctx: Context, failure: Failure): Date {
  const soonest = ctx.now().getTime() + RETRY_MS;
  return new Date("until" in failure ? Math.max(failure.until.getTime(), soonest) : soonest);
}

/** A post that can't be written must not block the others. */
async function decide(ctx: Context, one: ClaimedPost, found: Parameters<typeof decidePost>[2]): Promise<Verdict> {
  try {
    return await decidePost(memberOf(ctx, one), one, found);
  } catch (error) {
    log.error({ err: error, follow: one.follow.publicId, post: one.post.externalId }, "a post of a follow failed");
    await postpone(ctx.db, [one], new Date(ctx.now().getTime() + RETRY_MS));
    return "waiting";
  }
}
