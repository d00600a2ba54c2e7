import { and, eq } from "drizzle-orm";
import { channels, savedChannels } from "@/db/schema";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { presentListed } from "@/lib/channels/channels/listed";
import { type ChannelRow, storeProfiles } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import { fetchChannel } from "@/lib/platforms/channels";

/**
 * Adds a known channel to the organization's list; an existing entry is unchanged. A stub's profile is fetched first.
 */
export async function saveChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<ListedChannel> {
  assertRight(ctx.actor, "videos:write");
  return keepChannel(ctx, await readStub(ctx, await findChannel(ctx, id)));
}

/** If the platform doesn't answer, the profile is due: the jobs fetch it once it is saved. */
async function readStub(ctx: OrganizationContext, channel: ChannelRow): Promise<ChannelRow> {
  if (!channel.isStub) return channel;
  const { platform, externalId, username } = channel;
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchChannel(ctx, platform, { externalId, username }, { deadlineMs: 20_000, onSpent });
  if (outcome.kind === "ok") {
    const [read] = await ctx.db.transaction((tx) => storeProfiles(ctx, tx, platform, [outcome.value]));
    await assignSpending(ctx, spent, () => [ctx.organization.id]);
    return read ?? channel;
  }
  const due = { profileDueAt: ctx.now() };
  await ctx.db
    .update(channels)
    .set(due)
    .where(and(eq(channels.id, channel.id), eq(channels.isStub, true)));
  return { ...channel, ...due };
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
