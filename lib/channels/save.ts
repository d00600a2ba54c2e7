import { savedChannels } from "@/db/schema";
import { findChannel } from "@/lib/channels/find";
import { presentListed } from "@/lib/channels/listed";
import type { ListedChannel } from "@/lib/channels/schemas";
import type { ChannelRow } from "@/lib/channels/store-profile";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";

/** Puts a known channel on the organisation's list; one that is there already stays as it is. */
export async function saveChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<ListedChannel> {
  assertRight(ctx.actor, "videos:write");
  return keepChannel(ctx, await findChannel(ctx, id));
}

export async function keepChannel(ctx: OrganizationContext, channel: ChannelRow): Promise<ListedChannel> {
  await ctx.db
    .insert(savedChannels)
    .values({
      organizationId: ctx.organization.id,
      channelId: channel.id,
      savedBy: ctx.actor.type === "user" ? ctx.actor.userId : null,
      savedAt: ctx.now(),
    })
    .onConflictDoNothing();
  const [saved] = await presentListed(ctx, [channel]);
  if (!saved) throw new Error("a channel that is there was not listed");
  return saved;
}
