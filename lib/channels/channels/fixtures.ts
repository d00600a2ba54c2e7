import { randomUUID } from "node:crypto";
import {
  channelPosts,
  channelStats,
  channels,
  connectedAccounts,
  followerSamples,
  mentions,
  sampledFollowers,
} from "@/db/schema";
import { qualityClass } from "@/lib/channels/channels/quality-rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { storeOwnFigures } from "@/lib/channels/own-figures/store";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import { OWN_METRICS, type OwnAudience, type OwnMetric } from "@/lib/platforms/owner/schemas";
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

/** Engaged views of a day, and an audience, as the channel's owner shares them with the context's organization. */
export async function seedOwnViews(
  ctx: OrganizationContext,
  channel: ChannelRow,
  { views, engagedViews, audience }: { views: number; engagedViews: number | null; audience?: OwnAudience },
): Promise<void> {
  const { platform, externalId, username, id: channelId } = channel;
  const organizationId = ctx.organization.id;
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const [account] = await tx
      .insert(connectedAccounts)
      .values({
        publicId: newPublicId(),
        ...{ organizationId, platform, externalId, username, channelId },
        status: "connected",
        scopes: [],
        accessIssuedAt: now,
        accessExpiresAt: now,
        connectedAt: now,
      })
      .returning();
    if (!account) throw new Error("the account was not written");
    const unknown = Object.fromEntries(OWN_METRICS.map((metric) => [metric, null])) as Record<OwnMetric, null>;
    const day = utcDayOf(now);
    const days = [{ day, figures: { ...unknown, views, engagedViews } }];
    const dated = audience ? { day, fromDay: null, audience } : null;
    await storeOwnFigures(tx, account, { days, audience: dated, readAt: now });
  });
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
