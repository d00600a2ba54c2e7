import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { campaigns, channels, trackings, videoState, videos } from "@/db/schema";
import type { CampaignPart } from "@/lib/insight/campaigns/progress-rules";
import type { Platform } from "@/lib/platforms/schemas";

/** A part with what names its creator. */
export interface NamedPart extends CampaignPart {
  /** Name, or username of the channel; null if unknown. */
  creator: string | null;
  /** The channel's UUID. */
  channel: string | null;
}

interface Row extends Record<string, unknown> {
  campaign_id: string;
  platform: Platform;
  creator: string | null;
  channel_id: string | null;
  channel: string | null;
  videos: number;
  views: string | null;
  engagements: string | null;
  cost: string | null;
  snapshots: string;
}

const bigOrNull = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

/**
 * Returns the figures of campaigns, by campaign, platform and creator. One read over the trackings' kept state: the number
 * of snapshots doesn't matter. A video that is tracked twice counts once, with the newest figures, but every entered cost
 * and every stored snapshot counts.
 */
export async function readParts(db: Queryable, campaignIds: readonly number[]): Promise<Map<number, NamedPart[]>> {
  const parts = new Map<number, NamedPart[]>();
  if (campaignIds.length === 0) return parts;
  const list = sql.join(
    campaignIds.map((id) => sql`${id}`),
    sql`, `,
  );
  const rows = await db.execute<Row>(sql`
    with tracked as (
      select ${trackings.campaignId} as campaign_id, ${trackings.videoId} as video_id, ${trackings.cost} as cost,
        ${videoState.snapshots} as snapshots, ${videoState.views} as views,
        case when coalesce(${videoState.likes}, ${videoState.comments}, ${videoState.shares}) is not null then
          coalesce(${videoState.likes}, 0) + coalesce(${videoState.comments}, 0) + coalesce(${videoState.shares}, 0) end
          as engagements,
        row_number() over (
          partition by ${trackings.campaignId}, ${trackings.videoId}
          order by ${videoState.latestAt} desc nulls last, ${trackings.id} desc) as place
      from ${trackings}
        join ${campaigns} on ${campaigns.id} = ${trackings.campaignId}
          and ${campaigns.organizationId} = ${trackings.organizationId}
        join ${videoState} on ${videoState.trackingId} = ${trackings.id}
      where ${trackings.campaignId} in (${list})
    ), summed as (
      select campaign_id, ${videos.platform} as platform, ${videos.creatorId} as creator_id,
        max(${videos.creator}) as creator, (count(*) filter (where place = 1))::int as videos,
        sum(views) filter (where place = 1) as views, sum(engagements) filter (where place = 1) as engagements,
        sum(cost) as cost, sum(snapshots) as snapshots
      from tracked join ${videos} on ${videos.id} = tracked.video_id
      group by campaign_id, ${videos.platform}, ${videos.creatorId},
        case when ${videos.creatorId} is null then ${videos.creator} end
    )
    select summed.*, ${channels.id} as channel_id, ${channels.uuid} as channel,
      coalesce(summed.creator, ${channels.username}) as creator
    from summed left join ${channels}
      on ${channels.platform} = summed.platform and ${channels.externalId} = summed.creator_id`);
  for (const row of rows) {
    const id = Number(row.campaign_id);
    const own = parts.get(id) ?? [];
    own.push({
      platform: row.platform,
      creator: row.creator,
      channelId: row.channel_id === null ? null : Number(row.channel_id),
      channel: row.channel,
      videos: row.videos,
      views: bigOrNull(row.views),
      engagements: bigOrNull(row.engagements),
      cost: bigOrNull(row.cost),
      snapshots: BigInt(row.snapshots),
    });
    parts.set(id, own);
  }
  return parts;
}
