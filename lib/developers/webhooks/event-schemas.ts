import { z } from "zod";
import { AlertTriggered } from "@/lib/insight/alerts/schemas";
import { CampaignGoalReached } from "@/lib/insight/campaigns/schemas";
import { FollowStarted } from "@/lib/insight/follows/schemas";
import { BalanceLow } from "@/lib/outbound/webhooks/schemas";
import {
  SnapshotCreated,
  TrackingCompleted,
  TrackingPaused,
  TrackingResumed,
  TrackingStarted,
} from "@/lib/tracking/videos/event-schemas";

const Iso = z.iso.datetime();

/** Only sent on request, to one endpoint. */
export const TEST_EVENT = "webhook.test";
export const WebhookTest = z.object({ message: z.string() });

const body = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({ type: z.literal(type), timestamp: Iso, data });
export const SnapshotCreatedEvent = body("snapshot.created", SnapshotCreated);
export const TrackingStartedEvent = body("tracking.started", TrackingStarted);
export const TrackingPausedEvent = body("tracking.paused", TrackingPaused);
export const TrackingResumedEvent = body("tracking.resumed", TrackingResumed);
export const TrackingCompletedEvent = body("tracking.completed", TrackingCompleted);
export const BalanceLowEvent = body("balance.low", BalanceLow);
export const CampaignGoalReachedEvent = body("campaign.goal_reached", CampaignGoalReached);
export const FollowStartedEvent = body("follow.started", FollowStarted);
export const AlertTriggeredEvent = body("alert.triggered", AlertTriggered);
export const WebhookTestEvent = body(TEST_EVENT, WebhookTest);
