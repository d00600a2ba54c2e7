import { clockText } from "@/lib/core/time/clock-text";
import { METRICS, type Metric } from "@/lib/platforms/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";
import type { SeriesVisitor } from "@/lib/tracking/snapshots/series-of-many";
import { costPerMille } from "@/lib/tracking/videos/rules";
import type { StatsRow } from "@/lib/tracking/videos/stats-page";
import { STATS_PLATFORMS, VideoStats } from "@/lib/tracking/videos/stats-schemas";

const placeOf = (metric: Metric) => ({ index: METRICS.indexOf(metric), bit: 1 << METRICS.indexOf(metric) });
const [LIKES, VIEWS, SHARES, COMMENTS] = [placeOf("likes"), placeOf("views"), placeOf("shares"), placeOf("comments")];

/** The clock has milliseconds; the documented times have six digits. */
const stateTime = (at: Date): string => `${at.toISOString().slice(0, 23)}000+00:00`;

/** The small part of a video is validated on output; its history is 110 kB of digits that only this file writes. */
const WithoutHistory = VideoStats.omit({ stats: true });

/**
 * Returns a video in the documented form, as JSON text. Written directly, with each time rendered once for the four
 * maps, because the history is nearly all of the response.
 * @param origin public origin of the product, without a trailing slash
 */
export function videoStatsText(row: StatsRow, series: SeriesVisitor | undefined, origin: string): string {
  const { video_id, external_video_id, ...rest } = WithoutHistory.parse(present(row, origin));
  const head = JSON.stringify({ video_id, external_video_id }).slice(0, -1);
  return `${head},"stats":${historyText(row, series)},${JSON.stringify(rest).slice(1)}`;
}

function present(row: StatsRow, origin: string): Omit<VideoStats, "stats"> {
  const { uuid, cost, views, likes, comments, shares } = row;
  return {
    video_id: uuid,
    external_video_id: row.externalId,
    id: row.publicId,
    video_link: row.videoLink,
    channel_id: row.channelId,
    views,
    likes,
    comments,
    reposts: shares,
    platform: STATS_PLATFORMS.find((name) => name.toLowerCase() === row.platform) ?? "TikTok",
    created_at: stateTime(row.startedAt),
    title: row.title,
    thumbnail_url: row.hasThumbnail ? `${origin}/api/thumbnails/${uuid}` : null,
    cpm: costPerMille(cost, views),
    er: engagementRate({ views, likes, comments, shares, saves: null }),
    stats_last_updated: row.latestAt && stateTime(row.latestAt),
  };
}

/** Writes the four maps in one pass, because keeping the points would take more memory than the text. */
function historyText({ latestAt }: StatsRow, series: SeriesVisitor | undefined): string {
  // A snapshot that arrived after the page was read isn't in its metrics either.
  const latest = latestAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const timeText = clockText(" ");
  let [likes, views, shares, comments] = ["", "", "", ""];
  series?.(({ takenAt, reported, values }) => {
    if (takenAt > latest) return;
    // The JSON key up to its value: `"2025-06-30 08:26:03.730000+00":`.
    const key = `"${timeText(takenAt)}000+00":`;
    if (reported & LIKES.bit) likes += `${likes && ","}${key}${values[LIKES.index]}`;
    if (reported & VIEWS.bit) views += `${views && ","}${key}${values[VIEWS.index]}`;
    if (reported & SHARES.bit) shares += `${shares && ","}${key}${values[SHARES.index]}`;
    if (reported & COMMENTS.bit) comments += `${comments && ","}${key}${values[COMMENTS.index]}`;
  });
  return `{"likes":{${likes}},"views":{${views}},"reposts":{${shares}},"comments":{${comments}}}`;
}
