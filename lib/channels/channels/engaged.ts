import { readEngaged } from "@/lib/channels/channels/engaged-rows";
import { findChannel } from "@/lib/channels/channels/find";
import { wholePage } from "@/lib/channels/channels/page";
import type { EngagedPage } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the top of the follower sample by the followers' own follower count; an empty page without a sample. */
export async function listEngagedInfluencers(ctx: OrganizationContext, { id }: { id: string }): Promise<EngagedPage> {
  assertRight(ctx.actor, "channels:read");
  const found = await readEngaged(ctx, await findChannel(ctx, id));
  return wholePage(found.map(({ uuid, pictureUrl }) => ({ id: uuid, profile_picture: pictureUrl ?? "" })));
}
