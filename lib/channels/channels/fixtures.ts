import { randomUUID } from "node:crypto";
import { channelPosts, channelStats, channels, followerSamples, mentions, sampledFollowers } from "@/db/schema";
import { qualityClass } from "@/lib/channels/channels/quality-rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import type { Figures } from "@/lib/platforms/schemas";

/** Data that refreshes would have stored, for tests of computations on it. */

let made = 0;

export async function seedChannel(ctx: Context, over: Partial<typeof channels.$inferInsert> = {}): Promise<ChannelRow> {
  made += 1;
  const username = over.username ?? `channel.${made}`;
  const [row] = await ctx.db
    .insert(channels)
    .values({
      uuid: randomUUID(),
      platform: "instagram",
      externalId: `${1000 + made}`,
      username,
      usernameKey: username.toLowerCase(),
      pictureUrl: `https://pictures.example/${username}.jpg`,
      categoriesPrimary: [],
      categoriesSecondary: [],
      profileAt: ctx.now(),
      createdAt: ctx.now(),
      ...over,
    })
    .returning();
  if (!row) throw new Error("the channel was not written");
  return row;
}

export async function seedStats(
  ctx: Context,
  channel: ChannelRow,
  readings: readonly { day: string; followers: number | null; follows?: number | null }[],
): Promise<void> {
  await ctx.db.insert(channelStats).values(
    readings.map((reading) => ({
      channelId: channel.id,
      readAt: ctx.now(),
      follows: null,
      postCount: null,
      ...reading,
    })),
  );
}

export async function seedPost(
  ctx: Context,
  channel: ChannelRow,
  post: Partial<Figures> & { publishedAt: Date; caption?: string; tags?: string[]; mentions?: string[] },
) {
  const uuid = randomUUID();
  const link = `https://www.instagram.com/p/${uuid.slice(0, 8)}/`;
  const { mentions: names = [], saves: _, ...given } = post;
  const [row] = await ctx.db
    .insert(channelPosts)
    .values({ uuid, channelId: channel.id, externalId: uuid, caption: "", tags: [], link, readAt: ctx.now(), ...given })
    .returning();
  if (!row) throw new Error("the post was not written");
  if (names.length > 0)
    await ctx.db.insert(mentions).values(
      names.map((usernameKey) => ({
        postId: row.id,
        channelId: channel.id,
        platform: channel.platform,
        usernameKey,
      })),
    );
  return row;
}

export interface SeededFollower {
  externalId?: string;
  country?: string | null;
  flags?: number;
  followers?: number | null;
}

export async function seedFollowers(ctx: Context, channel: ChannelRow, followers: readonly SeededFollower[]) {
  await ctx.db
    .insert(followerSamples)
    .values({ channelId: channel.id, takenAt: ctx.now(), size: followers.length, followers: 1000 });
  await ctx.db.insert(sampledFollowers).values(
    followers.map(({ externalId, country = null, flags = 0, followers: own = null }, index) => ({
      channelId: channel.id,
      externalId: externalId ?? `follower-${index}`,
      username: `follower_${index}`,
      pictureUrl: `https://pictures.example/follower_${index}.jpg`,
      country,
      followers: own,
      flags,
      qualityClass: qualityClass(flags),
    })),
  );
}
