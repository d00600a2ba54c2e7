import { savedChannels } from "@/db/schema";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { fetchStub } from "@/lib/channels/channels/fetch-stub";
import { findChannel } from "@/lib/channels/channels/find";
import { presentListed } from "@/lib/channels/channels/listed";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/**
 * Adds a known channel to the organization's list; an existing entry is unchanged. A stub's profile is fetched first.
 */
export async function saveChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<ListedChannel> {
  assertRight(ctx.actor, "videos:write");
  return keepChannel(ctx, await fetchStub(ctx, await findChannel(ctx, id)));
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
