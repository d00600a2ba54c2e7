import { and, count, countDistinct, desc, eq, inArray, ne } from "drizzle-orm";
import { channels, mentions } from "@/db/schema";
import { findChannel } from "@/lib/channels/find";
import { pageOf } from "@/lib/channels/page";
import type { MentionPage, PageQuery } from "@/lib/channels/schemas";
import type { ChannelRow } from "@/lib/channels/store-profile";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";

type Input = PageQuery & { id: string };

/** The channels whose stored posts name this one, those that do so most often first. */
export async function listIncomingMentions(ctx: OrganizationContext, { id, page }: Input): Promise<MentionPage> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const ofIt = and(
    eq(mentions.platform, channel.platform),
    eq(mentions.usernameKey, channel.usernameKey),
    ne(mentions.channelId, channel.id),
  );
  const [total] = await ctx.db
    .select({ n: countDistinct(mentions.channelId) })
    .from(mentions)
    .where(ofIt);
  return pageOf(ctx, page, total?.n ?? 0, async (limit, offset) => {
    const rows = await ctx.db
      .select({ username: channels.username, picture: channels.pictureUrl })
      .from(mentions)
      .innerJoin(channels, eq(channels.id, mentions.channelId))
      .where(ofIt)
      .groupBy(channels.id)
      .orderBy(desc(count()), channels.id)
      .limit(limit)
      .offset(offset);
    return rows.map(({ username, picture }) => ({ username, profile_picture: picture ?? "" }));
  });
}

/** The names in this channel's stored posts, the most frequent first. */
export async function listOutgoingMentions(ctx: OrganizationContext, { id, page }: Input): Promise<MentionPage> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const byIt = and(eq(mentions.channelId, channel.id), ne(mentions.usernameKey, channel.usernameKey));
  const [total] = await ctx.db
    .select({ n: countDistinct(mentions.usernameKey) })
    .from(mentions)
    .where(byIt);
  return pageOf(ctx, page, total?.n ?? 0, async (limit, offset) => {
    const rows = await ctx.db
      .select({ key: mentions.usernameKey })
      .from(mentions)
      .where(byIt)
      .groupBy(mentions.usernameKey)
      .orderBy(desc(count()), mentions.usernameKey)
      .limit(limit)
      .offset(offset);
    const keys = rows.map(({ key }) => key);
    const known = await knownByName(ctx, channel.platform, keys);
    return keys.map((key) => ({
      username: known.get(key)?.username ?? key,
      profile_picture: known.get(key)?.pictureUrl ?? "",
    }));
  });
}

/** Of channels that bore the same name one after the other, the one that was seen with it last. */
async function knownByName(ctx: OrganizationContext, platform: ChannelRow["platform"], keys: string[]) {
  const rows = await ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.platform, platform), inArray(channels.usernameKey, keys)))
    .orderBy(channels.profileAt, channels.id);
  return new Map(rows.map((row) => [row.usernameKey, row]));
}
