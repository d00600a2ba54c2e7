import { desc, eq } from "drizzle-orm";
import { channels, savedChannels } from "@/db/schema";
import { presentChannel } from "@/lib/channels/present";
import type { SavedChannel, SavedChannels } from "@/lib/channels/schemas";
import type { ChannelRow } from "@/lib/channels/store-profile";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";

/** The organisation's list, saved last first. */
export async function listSavedChannels(ctx: OrganizationContext): Promise<SavedChannels> {
  assertRight(ctx.actor, "channels:read");
  const rows = await ctx.db
    .select({ channel: channels, savedAt: savedChannels.savedAt })
    .from(savedChannels)
    .innerJoin(channels, eq(channels.id, savedChannels.channelId))
    .where(eq(savedChannels.organizationId, ctx.organization.id))
    .orderBy(desc(savedChannels.savedAt), desc(channels.id));
  return { channels: rows.map(({ channel, savedAt }) => presentSaved(channel, savedAt)) };
}

export const presentSaved = (channel: ChannelRow, savedAt: Date): SavedChannel => ({
  ...presentChannel(channel),
  name: channel.name,
  picture_url: channel.pictureUrl,
  saved_at: savedAt.toISOString(),
});
