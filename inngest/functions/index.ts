import { collectionBatch } from "@/inngest/functions/collection-batch";
import { collectionClaimMinutely } from "@/inngest/functions/collection-claim-minutely";
import { collectionSweep } from "@/inngest/functions/collection-sweep";
import { idempotencyPruneHourly } from "@/inngest/functions/idempotency-prune-hourly";
import { outboxDeliver } from "@/inngest/functions/outbox-deliver";
import { outboxRelayMinutely } from "@/inngest/functions/outbox-relay-minutely";
import { trackingsCompleteMinutely } from "@/inngest/functions/trackings-complete-minutely";
import { usageCloseHourly } from "@/inngest/functions/usage-close-hourly";

/** Every job there is; what isn't listed doesn't run. */
export const functions = [
  collectionBatch,
  collectionClaimMinutely,
  collectionSweep,
  idempotencyPruneHourly,
  outboxDeliver,
  outboxRelayMinutely,
  trackingsCompleteMinutely,
  usageCloseHourly,
];
