import { ALERT_TEXTS } from "@/rest/openapi/property-texts-alerts";
import { CAMPAIGN_TEXTS } from "@/rest/openapi/property-texts-campaigns";
import { EXTRA_TEXTS } from "@/rest/openapi/property-texts-extra";
import { FOLLOW_TEXTS } from "@/rest/openapi/property-texts-follows";
import { REPORT_TEXTS } from "@/rest/openapi/property-texts-reports";

/** A property's description, and an example if the responses' examples have none. */
export type PropertyText = readonly [description: string, example?: unknown];

/**
 * Texts by name, or by `Schema.path.name` if a name has another meaning in one schema. Names come from the contract and
 * mean the same almost everywhere, so one text serves all schemas.
 */
const TEXTS: Record<string, PropertyText> = {
  id: ["ID of the tracked video."],
  job_id: ["ID of the tracking job."],
  video_id: ["The video's `id`."],
  video_uuid: ["The video's UUID: `video_id` in `/videos/stats`. Interchangeable with `id` in paths."],
  video_link: ["Link of the video as you sent it."],
  external_id: ["The platform's own ID of the video."],
  canonical_url: ["The video's link in the platform's standard form."],
  channel_id: ["ID of the creator's channel, for the channel routes. Null until it is known."],
  platform: ["Platform of the video."],
  status: [
    "`monitoring` while snapshots are collected, `paused` while the balance is too low, `completed` when the tracking ended, `error` when the video is gone or private, `cancelled` when an admin canceled it.",
  ],
  monitoring_started: ["When tracking started."],
  monitoring_duration_days: ["Tracking period in days."],
  days_remaining: ["Days until the tracking ends, 0 once it has ended."],
  estimated_cost: ["Highest possible cost of the tracking, in US dollars."],
  created_at: ["When the video was added."],
  last_updated: ["When the latest snapshot was taken. Null without one."],
  is_deleted: ["Whether the video is no longer on its platform."],
  current_metadata: ["Title and creator at the latest snapshot."],
  title: ["Title or caption. Null where the platform has none."],
  creator: ["Name that the platform shows for the creator. Null when unknown."],
  description: ["Description of the video. Null where the platform has none.", "Five steps before 7 a.m."],
  snapshots: ["Hourly snapshots, oldest first."],
  snapshot: ["The snapshot that was stored."],
  snapshot_id: ["The same as `id`."],
  snapshot_time: ["When the figures were collected."],
  provider: ["Source of the figures."],
  views: ["Views at that time, as a decimal string. Null where the platform does not report them."],
  likes: ["Likes at that time, as a decimal string. Null where the platform does not report them."],
  comments: ["Comments at that time, as a decimal string. Null where the platform does not report them."],
  shares: ["Shares at that time, as a decimal string. Null where the platform does not report them."],
  saves: ["Saves at that time, as a decimal string. Null where the platform does not report them."],
  video: ["The video whose tracking changed."],
  videos: ["Tracked videos of this page."],
  total: ["Number of videos that match, on all pages."],
  limit: ["Maximum number of videos per page."],
  offset: ["Videos skipped before this page."],
  has_more: ["Whether more videos follow."],
  next_cursor: [
    "Value of `cursor` for the next page. Null on the last page.",
    "WyJxS2Q3d3JzT0g0T1ZxQTFhIiwxNzY5Njc5NjAwMDAwLCJjbTVhYmMxMjNkZWYiXQ",
  ],
  success: ["Whether the call succeeded."],
  previous_status: ["Status before the call."],
  new_status: ["Status after the call."],
  duration_days: ["Days to track, from 1 to 30.", 7],
  external_video_id: ["The platform's own ID of the video."],
  stats: ["History of each metric."],
  reposts: ["Shares, reposts or retweets. Null where the platform does not report them."],
  thumbnail_url: ["URL of the video's thumbnail. Null without one."],
  cpm: ["US dollars per thousand views, from the cost entered in the dashboard. 0 without one."],
  er: ["Engagement rate in percent: (likes + comments + reposts) × 100 / views. Null without views."],
  stats_last_updated: ["When the latest snapshot was taken. Null without one."],
  pagination: ["Position of this page in the list."],
  data: ["Event data."],
  meta: ["Details of the call."],
  processing_time_ms: ["Time until the response started, in milliseconds."],
  request_id: ["The same as `X-Request-Id`."],
  type: ["Type of the event."],
  timestamp: ["When the event occurred."],
  reason: ["Why the tracking changed."],
  cost: ["Cost of the stored snapshots, in US dollars."],
  message: ["Description of the error."],
  error: ["Description of the error."],
  code: ["Stable code of the error."],
  detail: ["Description of the error."],
  details: ["What is wrong with each field."],
  field: ["Name of the parameter or body field."],
  balance: ["Available balance in US dollars."],
  required: ["Missing amount in US dollars."],
  reset: ["When the minute ends, in Unix seconds."],
  balance_usd: ["Balance in US dollars."],
  threshold_usd: ["Amount that you set for the alert, in US dollars."],
  runway_hours: ["Hours that the available balance lasts. Null while nothing is tracked."],
  ...ALERT_TEXTS,
  ...CAMPAIGN_TEXTS,
  ...FOLLOW_TEXTS,
  ...REPORT_TEXTS,
  ...EXTRA_TEXTS,
};

/** Returns the text of a property; longer names take precedence. */
export function propertyText(path: readonly string[]): PropertyText | undefined {
  return TEXTS[path.join(".")] ?? TEXTS[[path[0], path.at(-1)].join(".")] ?? TEXTS[path.at(-1) ?? ""];
}
