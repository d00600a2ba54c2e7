import { and, eq, ne, sql } from "drizzle-orm";
import { channels } from "@/db/schema";
import type { FindChannelsQuery, FoundChannels } from "@/lib/channels/channels/dashboard-schemas";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { nameContains } from "@/lib/channels/channels/list-query";
import { presentListed } from "@/lib/channels/channels/listed";
import { parseChannelName } from "@/lib/channels/channels/rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { Platform } from "@/lib/platforms/schemas";

const MAX_RESULTS = 20;

/**
 * Returns the dashboard's search results: the channel with the name, fetched from its platform if one is given and it
 * wasn't fetched within a day, and known channels whose names contain it. Costs no credits.
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

/** Most followers first. */
const findSimilar = (
  ctx: OrganizationContext,
  platform: Platform | null,
  username: string,
  besides: ChannelRow | undefined,
): Promise<ChannelRow[]> =>
  ctx.db
    .select()
    .from(channels)
    .where(
      and(
        platform ? eq(channels.platform, platform) : undefined,
        besides && ne(channels.id, besides.id),
        nameContains(username),
      ),
    )
    .orderBy(sql`${channels.followers} desc nulls last`, channels.id)
    .limit(MAX_RESULTS);
