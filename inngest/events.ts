import { eventType, staticSchema } from "inngest";

/** A batch of the hourly collection waits to be fetched. */
export const batchDue = eventType("collection/batch.due", { schema: staticSchema<{ batchId: number }>() });

/** A row of the outbox waits for its next attempt. */
export const deliveryDue = eventType("outbox/delivery.due", { schema: staticSchema<{ outboxId: number }>() });

/** Something waits for an endpoint of webhooks. */
export const webhookRoundDue = eventType("webhook/round.due", { schema: staticSchema<{ endpointId: number }>() });
