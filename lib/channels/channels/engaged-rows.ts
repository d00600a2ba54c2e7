import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { channels, followerSamples, sampledFollowers } from "@/db/schema";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { storeStubs } from "@/lib/channels/channels/stubs";
import type { Context } from "@/lib/core/context";

const MAX_ROWS = 100;

/**
 * Returns the sampled followers with the most followers of their own, as channels. An unknown one is stored as a stub
 * so that its ID resolves; no platform is called.
 */
export async function readEngaged(ctx: Context, channel: ChannelRow): Promise<ChannelRow[]> {
  const sampled = await ctx.db
    .select({ ...getTableColumns(sampledFollowers), takenAt: followerSamples.takenAt, known: channels.id })
    .from(sampledFollowers)
    .innerJoin(followerSamples, eq(followerSamples.channelId, sampledFollowers.channelId))
    .leftJoin(
      channels,
      and(eq(channels.platform, channel.platform), eq(channels.externalId, sampledFollowers.externalId)),
    )
    .where(eq(sampledFollowers.channelId, channel.id))
    .orderBy(sql`${sampledFollowers.followers} desc nulls last`, asc(sampledFollowers.externalId))
    .limit(MAX_ROWS);
  const [first] = sampled;
  if (!first) return [];
  const unknown = sampled.filter(({ known }) => known === null);
  await storeStubs(ctx, ctx.db, channel.platform, unknown.map(stubOf), first.takenAt);
  const rows = await ctx.db
    .select()
    .from(channels)
    .where(
      and(
        eq(channels.platform, channel.platform),
        inArray(
          channels.externalId,
          sampled.map(({ externalId }) => externalId),
        ),
      ),
    );
  const byId = new Map(rows.map((row) => [row.externalId, row]));
  return sampled.flatMap(({ externalId, pictureUrl }) => {
    const row = byId.get(externalId);
    return row ? [{ ...row, pictureUrl: row.pictureUrl ?? pictureUrl }] : [];
  });
}

const stubOf = (follower: typeof sampledFollowers.$inferSelect) => ({
  externalId: follower.externalId,
  username: follower.username,
  pictureUrl: follower.pictureUrl,
  country: follower.country,
  followers: follower.followers,
  follows: follower.follows,
  postCount: follower.postCount,
});
