import { eq } from "drizzle-orm";
import { channels, followedChannels, followPosts, trackings } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { createFollow } from "@/lib/insight/follows/create";
import { dueLookups } from "@/lib/insight/follows/due-lookups";
import { type ChannelRow, findFollow } from "@/lib/insight/follows/find";
import { lookUpChannels } from "@/lib/insight/follows/look-up";
import type { CreateFollowRequest, Follow } from "@/lib/insight/follows/schemas";
import { startPosts } from "@/lib/insight/follows/start-posts";
import type { Platform } from "@/lib/platforms/schemas";
import type { Account } from "@/sandbox/accounts";

/** What tests of follows share. The sandbox's creators post at their own rhythm. */

/** Follows a creator of the sandbox. */
export const followAccount = (
  ctx: OrganizationContext,
  platform: Platform,
  { username }: Account,
  terms: Partial<CreateFollowRequest> = {},
): Promise<Follow> => createFollow(ctx, { platform, username, days_per_post: 1, ...terms });

/** Runs what is due: lookups, then starts until none waits. Returns how many were started. */
export async function runFollows(ctx: Context): Promise<number> {
  for (const channelIds of await dueLookups(ctx)) await lookUpChannels(ctx, channelIds);
  let started = 0;
  for (;;) {
    const counts = await startPosts(ctx);
    started += counts.started;
    if (counts.claimed === 0) return started;
  }
}

/** The log of a follow's posts, newest first. */
export async function logOf(ctx: OrganizationContext, { id }: Follow) {
  const { follow } = await findFollow(ctx, ctx.db, id);
  const rows = await ctx.db.select().from(followPosts).where(eq(followPosts.followId, follow.id));
  return rows.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
}

export const outcomesOf = async (ctx: OrganizationContext, follow: Follow) => {
  const sums: Record<string, number> = {};
  for (const { outcome } of await logOf(ctx, follow))
    sums[outcome ?? "waiting"] = (sums[outcome ?? "waiting"] ?? 0) + 1;
  return sums;
};

export const trackingsOf = ({ db, organization }: OrganizationContext) =>
  db.select().from(trackings).where(eq(trackings.organizationId, organization.id));

export async function channelOf(ctx: Context, { channel_id: uuid }: Follow): Promise<ChannelRow> {
  const [channel] = await ctx.db.select().from(channels).where(eq(channels.uuid, uuid));
  if (!channel) throw new Error("the followed channel isn't there");
  return channel;
}

export async function lookupOf(ctx: Context, follow: Follow) {
  const { id } = await channelOf(ctx, follow);
  const [row] = await ctx.db.select().from(followedChannels).where(eq(followedChannels.channelId, id));
  if (!row) throw new Error("the channel isn't followed");
  return row;
}
