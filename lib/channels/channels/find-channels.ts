import { and, desc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { channels } from "@/db/schema";
import type { FindChannelsQuery, FoundChannels } from "@/lib/channels/channels/dashboard-schemas";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { presentListed } from "@/lib/channels/channels/listed";
import { matching, rankOfWords } from "@/lib/channels/channels/matching";
import { parseChannelName } from "@/lib/channels/channels/rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { usernameKey } from "@/lib/platforms/captions";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";

const MAX_RESULTS = 20;
/** Of more matches, only the largest channels are ranked. */
const MAX_RANKED = 1_000;
const MAX_FREQUENT = 100;

/**
 * Returns the dashboard's search results: the channel with the name, fetched from its platform if one is given and it
 * wasn't fetched within a day, and known channels that the words find. Costs no credits.
 */
export async function findChannels(ctx: OrganizationContext, query: FindChannelsQuery): Promise<FoundChannels> {
  assertRight(ctx.actor, "channels:read");
  const parsed = parseChannelName(query.q);
  const platform = parsed?.platform ?? query.platform ?? null;
  const username = parsed?.username ?? query.q;
  const { exact, channel } = parsed ? await findExact(ctx, platform, username) : { exact: "no_name" as const };
  const similar = await findSimilar(ctx, platform, username, channel);
  const found = channel ? [channel, ...similar] : similar;
  return { channels: await presentListed(ctx, found), exact, platform, username };
}

async function findExact(
  ctx: OrganizationContext,
  platform: Platform | null,
  username: string,
): Promise<{ exact: FoundChannels["exact"]; channel?: ChannelRow }> {
  if (!platform) return { exact: "not_asked" };
  const found = await findOrFetchChannel(ctx, { platform, username });
  if (found.kind === "ok") return { exact: "found", channel: found.channel };
  return { exact: found.kind === "unavailable" || found.kind === "private" ? "absent" : "unanswered" };
}

/**
 * Returns known channels with this username first, then those with the words in their names, in parts of them, in
 * categories and topics, and in descriptions; of each, the largest first.
 */
async function findSimilar(
  ctx: OrganizationContext,
  platform: Platform | null,
  text: string,
  besides: ChannelRow | undefined,
): Promise<ChannelRow[]> {
  const found = await matching(ctx, text);
  const isListed = and(
    found?.where,
    platform ? eq(channels.platform, platform) : undefined,
    besides && ne(channels.id, besides.id),
  );
  const ranked = found?.isFrequent
    ? // In the order of the list's index, which has neither hidden counts nor stubs.
      and(isListed, isNotNull(channels.followers), eq(channels.isStub, false))
    : isListed;
  const candidates = ctx.db
    .select({ id: channels.id })
    .from(channels)
    .where(ranked)
    .orderBy(found?.isFrequent ? desc(channels.followers) : largestFirst)
    .limit(found?.isFrequent ? MAX_FREQUENT : MAX_RANKED);
  const named = ctx.db
    .select({ id: channels.id })
    .from(channels)
    .where(and(isListed, inArray(channels.platform, [...PLATFORMS]), eq(channels.usernameKey, usernameKey(text))));
  const rank = sql`case when ${channels.usernameKey} = ${usernameKey(text)} then 0 else ${rankOfWords(text)} end`;
  return ctx.db
    .select()
    .from(channels)
    .where(inArray(channels.id, unionAll(candidates, named)))
    .orderBy(rank, largestFirst, channels.id)
    .limit(MAX_RESULTS);
}

const largestFirst = sql`${channels.followers} desc nulls last`;
