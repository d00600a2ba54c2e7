import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import { channels, sampledFollowers } from "@/db/schema";
import type { ChannelRow } from "@/lib/channels/store-profile";
import type { Context } from "@/lib/context";

const MOST = 100;

/** Known channels among the sampled followers, those with the most followers of their own first. */
export const readEngaged = (ctx: Context, channel: ChannelRow): Promise<ChannelRow[]> =>
  ctx.db
    .select(getTableColumns(channels))
    .from(sampledFollowers)
    .innerJoin(
      channels,
      and(eq(channels.platform, channel.platform), eq(channels.externalId, sampledFollowers.externalId)),
    )
    .where(eq(sampledFollowers.channelId, channel.id))
    .orderBy(sql`${channels.followers} desc nulls last`, asc(channels.id))
    .limit(MOST);
