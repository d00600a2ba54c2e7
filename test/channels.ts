import { asc, eq } from "drizzle-orm";
import { channelPosts, channelStats, channels, mentions, savedChannels } from "@/db/schema";
import { type DueBatch, dueBatches } from "@/lib/channels/channels/due";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import type { Refresh } from "@/lib/channels/channels/schedule";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Platform } from "@/lib/platforms/schemas";
import { type Account, accountOf } from "@/sandbox/accounts";
import { postsOf } from "@/sandbox/posts";
import { createTestOrganization, testContext } from "@/test/context";

/** Shared by the tests of refreshes: a context per file, and channels of the sandbox. */

export const NOW = new Date("2026-03-10T12:00:00Z");
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const ctx = testContext(NOW);

let number = 5000;
/** A creator that no other test uses, with posts and a public profile. */
export function freshAccount(platform: Platform): Account {
  for (;;) {
    number += 101;
    const account = accountOf(platform, number);
    if (postsOf(platform, account, NOW.getTime(), 60).ids.length === 60) return account;
  }
}

export async function found(platform: Platform, account: Account): Promise<ChannelRow> {
  const outcome = await findOrFetchChannel(ctx, { platform, username: account.username });
  if (outcome.kind !== "ok") throw new Error(outcome.kind);
  return outcome.channel;
}
/**
 * Like `found`, and saved by an organization: fetched daily on every platform, even where a search triggers only one
 * fetch.
 */
export async function foundAndSaved(platform: Platform, account: Account): Promise<ChannelRow> {
  const channel = await found(platform, account);
  const { organization } = await createTestOrganization(ctx);
  await ctx.db
    .insert(savedChannels)
    .values({ organizationId: organization.id, channelId: channel.id, savedBy: null, savedAt: ctx.now() });
  return channel;
}
export const reload = async ({ id }: ChannelRow): Promise<ChannelRow> => {
  const [row] = await ctx.db.select().from(channels).where(eq(channels.id, id));
  if (!row) throw new Error("no such channel");
  return row;
};
export const batchOf = (...rows: ChannelRow[]): DueBatch => ({
  platform: rows[0]?.platform ?? "tiktok",
  channelIds: rows.map(({ id }) => id),
});
export const statsOf = ({ id }: ChannelRow) =>
  ctx.db.select().from(channelStats).where(eq(channelStats.channelId, id)).orderBy(asc(channelStats.day));
export const postsIn = ({ id }: ChannelRow) =>
  ctx.db.select().from(channelPosts).where(eq(channelPosts.channelId, id)).orderBy(asc(channelPosts.id));
export const mentionsIn = ({ id }: ChannelRow) =>
  ctx.db
    .select()
    .from(mentions)
    .where(eq(mentions.channelId, id))
    .orderBy(asc(mentions.postId), asc(mentions.usernameKey));
export const isDue = async (refresh: Refresh, { id }: ChannelRow) =>
  (await dueBatches(ctx, refresh)).some(({ channelIds }) => channelIds.includes(id));
