import { eventType, staticSchema } from "inngest";

/** A batch of the hourly collection is ready to be fetched. */
export const batchDue = eventType("collection/batch.due", { schema: staticSchema<{ batchId: number }>() });

/** An outbox row is due for its next attempt. */
export const deliveryDue = eventType("outbox/delivery.due", { schema: staticSchema<{ outboxId: number }>() });

/** A webhook endpoint has pending deliveries. */
export const webhookRoundDue = eventType("webhook/round.due", { schema: staticSchema<{ endpointId: number }>() });
