import { and, count, countDistinct, desc, eq, inArray, ne } from "drizzle-orm";
import { channels, mentions } from "@/db/schema";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import type { Platform } from "@/lib/platforms/schemas";

/** A name in captions, and the channel with that name if known. */
export interface Mention {
  username: string;
  channel: ChannelRow | null;
  /** Number of posts that mention it. */
  posts: number;
}

export interface Mentions {
  total: number;
  /** Most frequent first. */
  read(limit: number, offset: number): Promise<Mention[]>;
}

/** Returns the channels whose stored posts mention this one. */
export async function incomingMentions(ctx: Context, channel: ChannelRow): Promise<Mentions> {
  const ofIt = and(
    eq(mentions.platform, channel.platform),
    eq(mentions.usernameKey, channel.usernameKey),
    ne(mentions.channelId, channel.id),
  );
  const [total] = await ctx.db
    .select({ n: countDistinct(mentions.channelId) })
    .from(mentions)
    .where(ofIt);
  return {
    total: total?.n ?? 0,
    async read(limit, offset) {
      const rows = await ctx.db
        .select({ channel: channels, posts: count() })
        .from(mentions)
        .innerJoin(channels, eq(channels.id, mentions.channelId))
        .where(ofIt)
        .groupBy(channels.id)
        .orderBy(desc(count()), channels.id)
        .limit(limit)
        .offset(offset);
      return rows.map((row) => ({ username: row.channel.username, ...row }));
    },
  };
}

/** Returns the names mentioned in this channel's stored posts. */
export async function outgoingMentions(ctx: Context, channel: ChannelRow): Promise<Mentions> {
  const byIt = and(eq(mentions.channelId, channel.id), ne(mentions.usernameKey, channel.usernameKey));
  const [total] = await ctx.db
    .select({ n: countDistinct(mentions.usernameKey) })
    .from(mentions)
    .where(byIt);
  return {
    total: total?.n ?? 0,
    async read(limit, offset) {
      const rows = await ctx.db
        .select({ key: mentions.usernameKey, posts: count() })
        .from(mentions)
        .where(byIt)
        .groupBy(mentions.usernameKey)
        .orderBy(desc(count()), mentions.usernameKey)
        .limit(limit)
        .offset(offset);
      const known = await knownByName(
        ctx,
        channel.platform,
        rows.map(({ key }) => key),
      );
      return rows.map(({ key, posts }) => {
        const bearer = known.get(key) ?? null;
        return { username: bearer?.username ?? key, channel: bearer, posts };
      });
    },
  };
}

/** Of channels that had the same name one after the other, the one last seen with it. */
async function knownByName(ctx: Context, platform: Platform, keys: string[]): Promise<Map<string, ChannelRow>> {
  const rows = await ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.platform, platform), inArray(channels.usernameKey, keys)))
    .orderBy(channels.profileAt, channels.id);
  return new Map(rows.map((row) => [row.usernameKey, row]));
}
