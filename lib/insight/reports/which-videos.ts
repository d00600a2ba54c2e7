import { inArray, type SQL, sql } from "drizzle-orm";
import { channels, trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import type { ReportOf } from "@/lib/insight/reports/report-rules";
import { MAX_REPORT_VIDEOS } from "@/lib/insight/reports/report-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { rowsWhere } from "@/lib/tracking/videos/rows-query";

export interface ReportScope {
  of: ReportOf;
  ids: readonly string[];
}

/** A video of a report: its tracking with the newest snapshot, and what all of its trackings cost. */
export interface ReportTracking {
  id: number;
  platform: Platform;
  title: string | null;
  creator: string | null;
  creatorId: string | null;
  url: string;
  publishedAt: Date | null;
  /** The creator's channel; null if it isn't known. */
  channelId: number | null;
  /** Entered, in micro-dollars; null if not entered. */
  cost: bigint | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  platform: Platform;
  title: string | null;
  creator: string | null;
  creator_id: string | null;
  canonical_url: string;
  published_at: string | Date | null;
  channel_id: string | null;
  cost: string | null;
  matching: number;
}

/**
 * Returns the videos of a report with the most views, each once however often it is tracked, and how many match. With
 * `at`, only what was tracked by then.
 */
export async function findReportVideos(
  ctx: OrganizationContext,
  scope: ReportScope,
  at: Date | null,
): Promise<{ matching: number; videos: ReportTracking[] }> {
  const until = at ? sql`and ${trackings.startedAt} <= ${at.toISOString()}::timestamptz` : sql``;
  const rows = await ctx.db.execute<Row>(sql`
    with tracked as (
      select ${trackings.id} as id, ${trackings.videoId} as video_id, ${videoState.views} as views,
        sum(${trackings.cost}) over (partition by ${trackings.videoId}) as cost,
        row_number() over (partition by ${trackings.videoId}
          order by ${videoState.latestAt} desc nulls last, ${trackings.id} desc) as place
      from ${trackings} join ${videoState} on ${videoState.trackingId} = ${trackings.id}
      where ${await whereOf(ctx, scope)} ${until}
    ), chosen as (
      select tracked.*, (count(*) over ())::int as matching from tracked where place = 1
      order by views desc nulls last, id limit ${MAX_REPORT_VIDEOS}
    )
    select chosen.id, chosen.cost, chosen.matching, ${videos.platform} as platform, ${videos.title} as title,
      coalesce(${videos.creator}, ${channels.username}) as creator, ${videos.creatorId} as creator_id,
      ${videos.canonicalUrl} as canonical_url, ${videos.publishedAt} as published_at, ${channels.id} as channel_id
    from chosen join ${videos} on ${videos.id} = chosen.video_id
      left join ${channels} on ${channels.platform} = ${videos.platform} and ${channels.externalId} = ${videos.creatorId}
    order by chosen.views desc nulls last, chosen.id`);
  return {
    matching: rows[0]?.matching ?? 0,
    videos: rows.map((row) => ({
      id: Number(row.id),
      platform: row.platform,
      title: row.title,
      creator: row.creator,
      creatorId: row.creator_id,
      url: row.canonical_url,
      publishedAt: row.published_at === null ? null : new Date(row.published_at),
      channelId: row.channel_id === null ? null : Number(row.channel_id),
      cost: row.cost === null ? null : BigInt(row.cost),
    })),
  };
}

/** Over `trackings`, those of the organization. */
async function whereOf(ctx: OrganizationContext, { of, ids }: ReportScope): Promise<SQL | undefined> {
  const [id = ""] = ids;
  const filter = { q: "", status: undefined, platform: undefined };
  if (of === "label" || of === "campaign" || of === "channel") return rowsWhere(ctx, { ...filter, [of]: id });
  return sql`${await rowsWhere(ctx, filter)} and ${inArray(trackings.publicId, [...ids])}`;
}
