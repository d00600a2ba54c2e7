import { and, eq } from "drizzle-orm";
import { savedChannels } from "@/db/schema";
import { findChannel } from "@/lib/channels/find";
import { presentSaved } from "@/lib/channels/list-saved";
import type { SavedChannel } from "@/lib/channels/schemas";
import type { ChannelRow } from "@/lib/channels/store-profile";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";

/** Puts a known channel on the organisation's list; one that is there already stays as it is. */
export async function saveChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<SavedChannel> {
  assertRight(ctx.actor, "videos:write");
  return keepChannel(ctx, await findChannel(ctx, id));
}

export async function keepChannel(ctx: OrganizationContext, channel: ChannelRow): Promise<SavedChannel> {
  const organizationId = ctx.organization.id;
  await ctx.db
    .insert(savedChannels)
    .values({
      organizationId,
      channelId: channel.id,
      savedBy: ctx.actor.type === "user" ? ctx.actor.userId : null,
      savedAt: ctx.now(),
    })
    .onConflictDoNothing();
  const [saved] = await ctx.db
    .select({ savedAt: savedChannels.savedAt })
    .from(savedChannels)
    .where(and(eq(savedChannels.organizationId, organizationId), eq(savedChannels.channelId, channel.id)));
  return presentSaved(channel, saved?.savedAt ?? ctx.now());
}
