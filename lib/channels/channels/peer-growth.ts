import { sql } from "drizzle-orm";
import { MIN_PEERS, PEER_DAYS, PEER_RATIO, PEERS_PER_SIDE } from "@/lib/channels/channels/peer-rules";
import type { ChannelStatistics } from "@/lib/channels/channels/statistics-schemas";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { median, percentileOf } from "@/lib/core/distribution-rules";
import { DAY_MS } from "@/lib/core/time/unit-rules";

/**
 * Returns the channel's growth among channels of its platform and about its size; null while its own is unknown. Reads a
 * bounded range of one index on each side of its size.
 */
export async function readPeerGrowth(ctx: Context, channel: ChannelRow): Promise<ChannelStatistics["growth"]> {
  const { followers, gainedPercent } = channel;
  if (followers === null || gainedPercent === null) return null;
  const peers = await findPeers(ctx, { ...channel, followers });
  const growths = peers.map(({ percent }) => percent);
  const times = peers.map(({ read_at }) => read_at);
  const isEnough = peers.length >= MIN_PEERS;
  return {
    percent: gainedPercent,
    peers: peers.length,
    median: isEnough ? median(growths) : null,
    percentile: isEnough ? percentileOf(growths, gainedPercent) : null,
    followers_from: Math.ceil(followers / PEER_RATIO),
    followers_to: followers * PEER_RATIO,
    read_from: times.length > 0 ? new Date(Math.min(...times)).toISOString() : null,
    read_to: times.length > 0 ? new Date(Math.max(...times)).toISOString() : null,
  };
}

async function findPeers(
  ctx: Context,
  { id, platform, followers }: { id: number; platform: string; followers: number },
) {
  const since = new Date(ctx.now().getTime() - PEER_DAYS * DAY_MS).toISOString();
  const peer = sql`select gained_percent_30d, profile_at from channels
    where not is_stub and gained_percent_30d is not null and platform = ${platform} and id <> ${id}`;
  return ctx.db.execute<{ percent: number; read_at: number }>(sql`
    select gained_percent_30d as percent, (extract(epoch from profile_at) * 1000)::float8 as read_at
    from (
      (${peer} and followers between ${followers} and ${followers * PEER_RATIO}
        order by followers limit ${PEERS_PER_SIDE})
      union all
      (${peer} and followers between ${Math.ceil(followers / PEER_RATIO)} and ${followers - 1}
        order by followers desc limit ${PEERS_PER_SIDE})
    ) nearest
    where profile_at >= ${since}::timestamptz`);
}
