import type { z } from "zod";
import {
  AlertTriggeredEvent,
  BalanceLowEvent,
  CampaignGoalReachedEvent,
  FollowStartedEvent,
  SnapshotCreatedEvent,
  TrackingCompletedEvent,
  TrackingPausedEvent,
  TrackingResumedEvent,
  TrackingStartedEvent,
  WebhookTestEvent,
} from "@/lib/developers/webhooks/event-schemas";

/** An event in the form that the OpenAPI document uses. */
export interface DocumentedEvent<S extends z.ZodType = z.ZodType> {
  summary: string;
  description: string;
  schema: S;
  schemaName: string;
  example: z.input<S>;
}

const documented = <S extends z.ZodType>(event: DocumentedEvent<S>): DocumentedEvent<S> => event;

const VIDEO = {
  id: "cm5abc123def",
  job_id: "job_xyz789",
  video_link: "https://www.tiktok.com/@user/video/7234567890123456789",
  platform: "tiktok" as const,
  status: "monitoring" as const,
  monitoring_started: "2026-01-29T10:00:00.000Z",
  monitoring_duration_days: 7,
  days_remaining: 7,
  current_metadata: { title: "Morning routine", creator: "user" },
  created_at: "2026-01-29T10:00:00.000Z",
  external_id: "7234567890123456789",
  canonical_url: "https://www.tiktok.com/@user/video/7234567890123456789",
  channel_id: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71",
  video_uuid: "77168374-dd2c-496a-b1ae-3d4944f48ccb",
};

export const DOCUMENTED_EVENTS: Record<string, DocumentedEvent> = {
  "snapshot.created": documented({
    summary: "Snapshot stored",
    description: "Sent for the first snapshot when tracking starts, then at most once per hour and video.",
    schema: SnapshotCreatedEvent,
    schemaName: "SnapshotCreatedEvent",
    example: {
      type: "snapshot.created",
      timestamp: "2026-01-29T11:12:00.000Z",
      data: {
        video_id: "cm5abc123def",
        video_uuid: "77168374-dd2c-496a-b1ae-3d4944f48ccb",
        platform: "tiktok",
        snapshot: {
          id: "snap_cm5abc123def01",
          snapshot_id: "snap_cm5abc123def01",
          snapshot_time: "2026-01-29T11:12:00.000Z",
          views: "1250000",
          likes: "98000",
          comments: "1200",
          shares: "5400",
          saves: "8700",
          provider: "tiktok-scraper7",
        },
      },
    },
  }),
  "tracking.started": documented({
    summary: "Tracking started",
    description:
      "Sent with the first snapshot. `reason` is `track` for a single video (API or dashboard), `import` for a row of an import, and `follow` for a post of a creator that you follow. `cost` is in US dollars.",
    schema: TrackingStartedEvent,
    schemaName: "TrackingStartedEvent",
    example: {
      type: "tracking.started",
      timestamp: "2026-01-29T10:00:00.000Z",
      data: { video: VIDEO, reason: "track", snapshots: 1, cost: 0.015 },
    },
  }),
  "tracking.paused": documented({
    summary: "Tracking paused",
    description:
      "`reason` is `no_balance` when the balance does not cover the next snapshot and `suspended` when the organization is suspended. Paused hours are neither collected nor charged. Events of a suspended organization are delivered when the suspension ends.",
    schema: TrackingPausedEvent,
    schemaName: "TrackingPausedEvent",
    example: {
      type: "tracking.paused",
      timestamp: "2026-01-31T10:12:00.000Z",
      data: {
        video: { ...VIDEO, status: "paused", days_remaining: 5 },
        reason: "no_balance",
        snapshots: 48,
        cost: 0.72,
      },
    },
  }),
  "tracking.resumed": documented({
    summary: "Tracking resumed",
    description:
      "`reason` is `balance_restored` after a top-up or another credit and `suspension_lifted` when the organization is no longer suspended. The end date does not change.",
    schema: TrackingResumedEvent,
    schemaName: "TrackingResumedEvent",
    example: {
      type: "tracking.resumed",
      timestamp: "2026-02-01T10:00:00.000Z",
      data: { video: { ...VIDEO, days_remaining: 4 }, reason: "balance_restored", snapshots: 48, cost: 0.72 },
    },
  }),
  "tracking.completed": documented({
    summary: "Tracking ended",
    description:
      "`reason` is `completed` after the last day, `stopped` when a member or an API key stopped it, `error` when the video is gone or private, and `cancelled` when an admin canceled it. `cost` is in US dollars.",
    schema: TrackingCompletedEvent,
    schemaName: "TrackingCompletedEvent",
    example: {
      type: "tracking.completed",
      timestamp: "2026-02-05T10:00:00.000Z",
      data: {
        video: { ...VIDEO, status: "completed", days_remaining: 0 },
        reason: "completed",
        snapshots: 168,
        cost: 2.52,
      },
    },
  }),
  "balance.low": documented({
    summary: "Balance below the threshold",
    description:
      "Sent once when the available balance falls below your organization's threshold. A top-up above the threshold enables it again. Amounts are in US dollars.",
    schema: BalanceLowEvent,
    schemaName: "BalanceLowEvent",
    example: {
      type: "balance.low",
      timestamp: "2026-01-29T11:12:00.000Z",
      data: { balance_usd: 4.95, threshold_usd: 5, runway_hours: 110 },
    },
  }),
  "campaign.goal_reached": documented({
    summary: "Campaign reached its goal",
    description:
      "Sent once, within five minutes after a running campaign's views or engagements reach its goal. If you change the goal, the new one can be reached again. `value` is the figure that reached it.",
    schema: CampaignGoalReachedEvent,
    schemaName: "CampaignGoalReachedEvent",
    example: {
      type: "campaign.goal_reached",
      timestamp: "2026-02-03T08:15:00.000Z",
      data: {
        id: "cm7campaign123",
        name: "Autumn launch",
        goal_metric: "views",
        goal_value: 1_000_000,
        value: 1_004_210,
        reached_at: "2026-02-03T08:15:00.000Z",
      },
    },
  }),
  "follow.started": documented({
    summary: "Follow started a tracking",
    description:
      "Sent with `tracking.started` when a follow starts tracking a post. `committed_usd` is the most that the tracking will cost.",
    schema: FollowStartedEvent,
    schemaName: "FollowStartedEvent",
    example: {
      type: "follow.started",
      timestamp: "2026-01-29T10:00:00.000Z",
      data: {
        follow_id: "cm9follow123",
        channel_id: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71",
        platform: "tiktok",
        username: "user",
        video: VIDEO,
        committed_usd: 2.52,
      },
    },
  }),
  "alert.triggered": documented({
    summary: "Alert triggered",
    description:
      "Sent once each time that the condition of an alert with the channel `webhook` is met, within a minute after the snapshot. `figures` has what met it.",
    schema: AlertTriggeredEvent,
    schemaName: "AlertTriggeredEvent",
    example: {
      type: "alert.triggered",
      timestamp: "2026-02-03T08:15:30.000Z",
      data: {
        id: "cm8firing12345",
        alert_id: "cm8alert123456",
        alert_name: "Breakouts",
        condition: { type: "views", value: 100_000 },
        subject: { type: "video", id: "cm5abc123def", name: "Autumn drop: the jacket" },
        figures: {
          value: 100_420,
          previous: 98_120,
          threshold: 100_000,
          reason: null,
          at: "2026-02-03T08:15:02.000Z",
          views: 100_420,
        },
        fired_at: "2026-02-03T08:15:30.000Z",
      },
    },
  }),
  "webhook.test": documented({
    summary: "Test event sent from the dashboard",
    description:
      "Sent to one endpoint, regardless of its subscriptions. Verify it, return a 2xx status, and do nothing else.",
    schema: WebhookTestEvent,
    schemaName: "WebhookTestEvent",
    example: {
      type: "webhook.test",
      timestamp: "2026-01-29T11:12:00.000Z",
      data: { message: "This is a test from Clipscope." },
    },
  }),
};
