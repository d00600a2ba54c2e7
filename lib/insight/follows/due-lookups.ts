import { and, asc, eq, exists, isNull, lte, sql } from "drizzle-orm";
import { channels, followedChannels, follows, organizations } from "@/db/schema";
import { isServed } from "@/lib/channels/channels/due";
import type { Context } from "@/lib/core/context";
import { isOfOpenPlatform } from "@/lib/platforms/pauses";

/** Channels per run and per step: one step's lookups fit into its deadline. */
const MAX_CHANNELS = 200;
export const LOOKUPS_AT_ONCE = 4;

/** Follows that start posts: active, of an organization that is neither suspended nor closed. */
export const isLive = and(eq(follows.status, "active"), isServed);

/**
 * Returns the channels whose posts are due to be looked up, longest due first, in steps. A channel that is gone or private
 * waits until its profile is back.
 */
export async function dueLookups(ctx: Context): Promise<number[][]> {
  const live = ctx.db
    .select({ one: sql`1` })
    .from(follows)
    .innerJoin(organizations, eq(organizations.id, follows.organizationId))
    .where(and(eq(follows.channelId, followedChannels.channelId), isLive));
  const rows = await ctx.db
    .select({ id: followedChannels.channelId })
    .from(followedChannels)
    .innerJoin(channels, eq(channels.id, followedChannels.channelId))
    .where(
      and(
        lte(followedChannels.dueAt, ctx.now()),
        isNull(channels.unavailableAt),
        eq(channels.isPrivate, false),
        exists(live),
        isOfOpenPlatform(ctx, channels.platform),
      ),
    )
    .orderBy(asc(followedChannels.dueAt), asc(followedChannels.channelId))
    .limit(MAX_CHANNELS);
  const steps: number[][] = [];
  for (let start = 0; start < rows.length; start += LOOKUPS_AT_ONCE)
    steps.push(rows.slice(start, start + LOOKUPS_AT_ONCE).map(({ id }) => id));
  return steps;
}
