import { eq } from "drizzle-orm";
import { follows } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findFollow, lockFollow } from "@/lib/insight/follows/find";
import { presentOne } from "@/lib/insight/follows/present";
import type { Follow, UpdateFollowRequest } from "@/lib/insight/follows/schemas";
import { lockPlaces, mergeTerms, writeLabels } from "@/lib/insight/follows/terms";

/**
 * Changes, pauses or resumes a follow; fields left out stay. A resumed one starts posts that are published from then on.
 * What has an outcome keeps it.
 * @throws AppError not_found, invalid_request for an unknown label or campaign
 */
export async function updateFollow(
  ctx: OrganizationContext,
  { id, ...change }: { id: string } & UpdateFollowRequest,
): Promise<Follow> {
  assertRight(ctx.actor, "follows:write");
  return ctx.db.transaction(async (tx) => {
    // Before the follow, as when a post is started.
    const { campaignId, labelIds } = await lockPlaces(ctx, tx, change);
    const before = await lockFollow(ctx, tx, id);
    const shownBefore = await presentOne(tx, before);
    const { follow } = before;
    const isResumed = change.status === "active" && follow.status === "paused";
    await tx
      .update(follows)
      .set({
        ...mergeTerms(follow, change),
        campaignId: campaignId === undefined ? follow.campaignId : campaignId,
        status: change.status ?? follow.status,
        since: isResumed ? ctx.now() : follow.since,
      })
      .where(eq(follows.id, follow.id));
    if (labelIds) await writeLabels(tx, follow.id, labelIds);
    const answer = await presentOne(tx, await findFollow(ctx, tx, id));
    const changes = changesOf(shownBefore, answer);
    const { username, platform } = before.channel;
    if (changes)
      await recordAct(ctx, tx, { action: "follow.update", subject: `${username} (${platform})`, ...changes });
    return answer;
  });
}
