import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { WebhookEventType } from "@/lib/outbound/webhooks/schemas";

/** Something that happened in an organization. The emitting modules own the schema of `data`. */
export interface WebhookEvent<D extends object = object> {
  organizationId: number;
  type: WebhookEventType;
  data: D;
  /** The `webhook-id`, if the emitting module stores it too. */
  eventId?: string;
}

export interface Subscriber {
  endpointId: number;
  organizationId: number;
  events: string[];
}

/** Writes an event for all subscribers, in the transaction that causes it. Does nothing if there are none. */
export const emitEvent = (ctx: Context, tx: Transaction, event: WebhookEvent): Promise<void> =>
  emitEvents(ctx, tx, [event]);

/** Like `emitEvent`, with one query and one insert for any number of events. */
export async function emitEvents(ctx: Context, tx: Transaction, events: readonly WebhookEvent[]): Promise<void> {
  const organizationIds = events.map(({ organizationId }) => organizationId);
  const types = [...new Set(events.map(({ type }) => type))];
  await writeDeliveries(ctx, tx, await findSubscribers(ctx, tx, organizationIds, types), events);
}

/** Returns the organizations' active endpoints that subscribe to one of the types; none in a quiet context. */
export async function findSubscribers(
  ctx: Context,
  tx: Transaction,
  organizationIds: readonly number[],
  types: readonly WebhookEventType[],
): Promise<Subscriber[]> {
  if (ctx.quiet || organizationIds.length === 0) return [];
  const active = await tx
    .select(SUBSCRIBER_COLUMNS)
    .from(webhookEndpoints)
    .where(and(inArray(webhookEndpoints.organizationId, [...new Set(organizationIds)]), isActiveEndpoint));
  return active.filter(({ events }) => types.some((type) => events.includes(type)));
}

/** Columns of `webhook_endpoints` that make a `Subscriber`. */
export const SUBSCRIBER_COLUMNS = {
  endpointId: webhookEndpoints.id,
  organizationId: webhookEndpoints.organizationId,
  events: webhookEndpoints.events,
};

export const isActiveEndpoint = and(isNull(webhookEndpoints.disabledAt), eq(webhookEndpoints.isRemoved, false));

/** Writes one row per event and endpoint. All endpoints get an event under the same ID. */
export async function writeDeliveries(
  ctx: Context,
  tx: Transaction,
  subscribers: readonly Subscriber[],
  events: readonly WebhookEvent[],
): Promise<void> {
  if (subscribers.length === 0) return;
  const now = ctx.now().toISOString();
  const rows = events.flatMap(({ organizationId, type, data, eventId = newEventId() }) => {
    return subscribers
      .filter((subscriber) => subscriber.organizationId === organizationId && subscriber.events.includes(type))
      .map(({ endpointId }) => ({
        public_id: newDeliveryId(),
        endpoint_id: endpointId,
        organization_id: organizationId,
        event_id: eventId,
        type,
        payload: { type, timestamp: now, data },
      }));
  });
  if (rows.length === 0) return;
  // A single parameter for all rows, because thousands of rows would exceed the number of parameters a statement can
  // have.
  await tx.execute(sql`
    insert into webhook_deliveries
      (public_id, endpoint_id, organization_id, event_id, type, payload, attempts, next_attempt_at, created_at)
    select public_id, endpoint_id, organization_id, event_id, type, payload, 0, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(public_id text, endpoint_id bigint, organization_id bigint, event_id text, type text, payload jsonb)`);
}

/** Returns an ID of 128 random bits. */
export const newDeliveryId = (): string => `whd_${randomBytes(16).toString("hex")}`;
export const newEventId = (): string => `evt_${randomBytes(16).toString("hex")}`;
