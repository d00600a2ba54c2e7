import { channelCreatorsHourly } from "@/inngest/functions/channel-creators-hourly";
import { channelPostsHourly } from "@/inngest/functions/channel-posts-hourly";
import { channelProfilesHourly } from "@/inngest/functions/channel-profiles-hourly";
import { channelSamplesHourly } from "@/inngest/functions/channel-samples-hourly";
import { collectionBatch } from "@/inngest/functions/collection-batch";
import { collectionClaimMinutely } from "@/inngest/functions/collection-claim-minutely";
import { collectionSweep } from "@/inngest/functions/collection-sweep";
import { idempotencyPruneHourly } from "@/inngest/functions/idempotency-prune-hourly";
import { outboxDeliver } from "@/inngest/functions/outbox-deliver";
import { outboxRelayMinutely } from "@/inngest/functions/outbox-relay-minutely";
import { pointsRenewHourly } from "@/inngest/functions/points-renew-hourly";
import { socialSyncDaily } from "@/inngest/functions/social-sync-daily";
import { trackingsCompleteMinutely } from "@/inngest/functions/trackings-complete-minutely";
import { usageCloseHourly } from "@/inngest/functions/usage-close-hourly";
import { webhookDeliver } from "@/inngest/functions/webhook-deliver";
import { webhookRelayMinutely } from "@/inngest/functions/webhook-relay-minutely";

/** Every job there is; what isn't listed doesn't run. */
export const functions = [
  channelCreatorsHourly,
  channelPostsHourly,
  channelProfilesHourly,
  channelSamplesHourly,
  collectionBatch,
  collectionClaimMinutely,
  collectionSweep,
  idempotencyPruneHourly,
  outboxDeliver,
  outboxRelayMinutely,
  pointsRenewHourly,
  socialSyncDaily,
  trackingsCompleteMinutely,
  usageCloseHourly,
  webhookDeliver,
  webhookRelayMinutely,
];
