import { alertMessagesMinutely } from "@/inngest/functions/alert-messages-minutely";
import { alertsEvaluateMinutely } from "@/inngest/functions/alerts-evaluate-minutely";
import { alertsSweep } from "@/inngest/functions/alerts-sweep";
import { autoTopUpMinutely } from "@/inngest/functions/auto-top-up-minutely";
import { benchmarkViewsHourly } from "@/inngest/functions/benchmark-views-hourly";
import { campaignGoalsReach } from "@/inngest/functions/campaign-goals-reach";
import { channelCreatorsHourly } from "@/inngest/functions/channel-creators-hourly";
import { channelPostsMinutely } from "@/inngest/functions/channel-posts-minutely";
import { channelProfilesHourly } from "@/inngest/functions/channel-profiles-hourly";
import { channelSamplesMinutely } from "@/inngest/functions/channel-samples-minutely";
import { collectionBatch } from "@/inngest/functions/collection-batch";
import { collectionClaimMinutely } from "@/inngest/functions/collection-claim-minutely";
import { collectionSweep } from "@/inngest/functions/collection-sweep";
import { digestsHourly } from "@/inngest/functions/digests-hourly";
import { followPostsMinutely } from "@/inngest/functions/follow-posts-minutely";
import { idempotencyPruneHourly } from "@/inngest/functions/idempotency-prune-hourly";
import { keysRemindDaily } from "@/inngest/functions/keys-remind-daily";
import { organizationExportsMinutely } from "@/inngest/functions/organization-exports-minutely";
import { organizationsCloseDaily } from "@/inngest/functions/organizations-close-daily";
import { outboxDeliver } from "@/inngest/functions/outbox-deliver";
import { outboxRelayMinutely } from "@/inngest/functions/outbox-relay-minutely";
import { ownFiguresMinutely } from "@/inngest/functions/own-figures-minutely";
import { platformCallsPruneDaily } from "@/inngest/functions/platform-calls-prune-daily";
import { creditsRenewHourly } from "@/inngest/functions/points-renew-hourly";
import { recordsPruneDaily } from "@/inngest/functions/records-prune-daily";
import { reportsSend } from "@/inngest/functions/reports-send";
import { requestsPruneDaily } from "@/inngest/functions/requests-prune-daily";
import { snapshotsPackMinutely } from "@/inngest/functions/snapshots-pack-minutely";
import { subscribersSyncDaily } from "@/inngest/functions/social-sync-daily";
import { sourcesCheckHourly } from "@/inngest/functions/sources-check-hourly";
import { trackingsCompleteMinutely } from "@/inngest/functions/trackings-complete-minutely";
import { upstreamCeilingsMinutely } from "@/inngest/functions/upstream-ceilings-minutely";
import { usageCloseHourly } from "@/inngest/functions/usage-close-hourly";
import { videoImportsMinutely } from "@/inngest/functions/video-imports-minutely";
import { webhookDeliver } from "@/inngest/functions/webhook-deliver";
import { webhookRelayMinutely } from "@/inngest/functions/webhook-relay-minutely";

/** All jobs; a job that isn't listed doesn't run. */
export const functions = [
  alertMessagesMinutely,
  alertsEvaluateMinutely,
  alertsSweep,
  autoTopUpMinutely,
  benchmarkViewsHourly,
  campaignGoalsReach,
  channelCreatorsHourly,
  channelPostsMinutely,
  channelProfilesHourly,
  channelSamplesMinutely,
  collectionBatch,
  collectionClaimMinutely,
  collectionSweep,
  digestsHourly,
  followPostsMinutely,
  idempotencyPruneHourly,
  keysRemindDaily,
  organizationExportsMinutely,
  organizationsCloseDaily,
  outboxDeliver,
  outboxRelayMinutely,
  ownFiguresMinutely,
  platformCallsPruneDaily,
  creditsRenewHourly,
  recordsPruneDaily,
  reportsSend,
  requestsPruneDaily,
  snapshotsPackMinutely,
  subscribersSyncDaily,
  sourcesCheckHourly,
  trackingsCompleteMinutely,
  upstreamCeilingsMinutely,
  usageCloseHourly,
  videoImportsMinutely,
  webhookDeliver,
  webhookRelayMinutely,
];
