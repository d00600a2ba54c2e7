import {
  STATS_BLOGGER_LENGTH,
  STATS_INCLUDES,
  STATS_LIMIT,
  STATS_OFFSET,
  STATS_ORDERS,
  STATS_PLATFORMS,
  STATS_SINCE,
  STATS_SORTS,
  STATS_STATUSES,
  VideoStatsAnswer,
  VideoStatsQuery,
} from "@/lib/tracking/videos/stats-schemas";
import { defineOperation } from "@/rest/operation";

const shape = VideoStatsQuery.shape;

export const listVideoStatsOperation = defineOperation({
  id: "listVideoStats",
  method: "GET",
  path: "/videos/stats",
  dialect: "B",
  role: "videos:read",
  tag: "Videos",
  summary: "List video statistics",
  description:
    "Returns every video with the full history of its metrics: one map of time to value per metric. Free of charge. `reposts` counts shares, reposts or retweets, depending on the platform. `er` is (likes + comments + reposts) × 100 / views. `cpm` uses the cost that you enter for a video in the dashboard, and is 0 without one. Nulls sort last in both directions, and ties sort by ID. For an invalid parameter, `details` lists the accepted values as `valid_…_options` or the bounds as `valid_…_range`. The response is a stream: if it fails midway, the connection breaks, so a partial response never looks complete.",
  request: {
    query: VideoStatsQuery.extend({
      limit: shape.limit.meta({ description: "Videos per page", example: 10 }),
      offset: shape.offset.meta({ description: "Videos to skip", example: 0 }),
      platform: shape.platform.meta({
        description: "Only videos of this platform. Not case-sensitive",
        example: "TikTok",
      }),
      status: shape.status.meta({
        description:
          "Status of the tracking. In terms of `/videos`, `active` is `monitoring` or `paused`, `completed` is `completed` or `cancelled`, and `failed` is `error`",
      }),
      order: shape.order.meta({ description: "Sort direction", example: "desc" }),
      since: shape.since.meta({
        description: "Only values in `stats` after this time. The latest figures stay the same",
        example: STATS_SINCE[0],
      }),
      include: shape.include.meta({
        description: "`stats` includes the history of each metric; `none` leaves the four maps empty",
        example: "none",
      }),
      blogger_username: shape.blogger_username.meta({
        description: "Only videos of the creator with this username",
        example: "user",
      }),
      sort: shape.sort.meta({ description: "Value to sort by. `updated_at` is `stats_last_updated`" }),
    }),
  },
  hints: {
    limit: { valid_limit_range: STATS_LIMIT },
    offset: { valid_offset_range: STATS_OFFSET },
    platform: { valid_platform_options: STATS_PLATFORMS },
    status: { valid_status_options: STATS_STATUSES },
    sort: { valid_sort_options: STATS_SORTS },
    order: { valid_order_options: STATS_ORDERS },
    since: { valid_since_examples: STATS_SINCE },
    include: { valid_include_options: STATS_INCLUDES },
    blogger_username: { valid_blogger_username_length: STATS_BLOGGER_LENGTH },
  },
  answer: VideoStatsAnswer,
  answerName: "VideoStatsAnswer",
  example: {
    success: true,
    data: {
      data: [
        {
          video_id: "77168374-dd2c-496a-b1ae-3d4944f48ccb",
          external_video_id: "7489443966908189959",
          id: "cm5abc123def",
          video_link: "https://www.tiktok.com/@user/video/7489443966908189959",
          channel_id: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71",
          stats: {
            likes: { "2026-01-29 10:00:03.730000+00": 56500, "2026-01-29 11:12:04.112000+00": 56501 },
            views: { "2026-01-29 10:00:03.730000+00": 1900000, "2026-01-29 11:12:04.112000+00": 2000000 },
            reposts: { "2026-01-29 10:00:03.730000+00": 6472, "2026-01-29 11:12:04.112000+00": 6892 },
            comments: { "2026-01-29 10:00:03.730000+00": 483, "2026-01-29 11:12:04.112000+00": 526 },
          },
          views: 2000000,
          likes: 56501,
          comments: 526,
          reposts: 6892,
          platform: "TikTok",
          created_at: "2026-01-29T10:00:03.730000+00:00",
          title: "Morning routine",
          thumbnail_url: "https://clipscope.example/api/thumbnails/77168374-dd2c-496a-b1ae-3d4944f48ccb",
          cpm: 0,
          er: 3.19595,
          stats_last_updated: "2026-01-29T11:12:04.112000+00:00",
        },
      ],
      pagination: { total: 87, limit: 1, offset: 0, has_more: true },
    },
    meta: { processing_time_ms: 9, request_id: "6bbb102e-109c-475b-b1b1-aa52ca83f060" },
  },
});
