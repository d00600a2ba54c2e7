import { asc, eq } from "drizzle-orm";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { deliverWebhook } from "@/lib/outbound/webhooks/deliver";
import { emitEvents } from "@/lib/outbound/webhooks/emit";
import { createTestOrganization, testContext } from "@/test/context";

/** The content of every event in these tests. */
export const LOW_BALANCE = { balance_usd: 4.5, threshold_usd: 5, runway_hours: null };

/**
 * An organization with an endpoint at the receiver, and no other deliveries. The library verifies with the machine's
 * clock, so the tests' clock starts there.
 */
export async function setUpWebhooks(receiverUrl: string) {
  const ctx = testContext(new Date());
  await ctx.db.delete(webhookAttempts);
  await ctx.db.delete(webhookDeliveries);
  const organization = await createTestOrganization(ctx);

  const addEndpoint = async (owner: OrganizationContext, url: string) => {
    const created = await createEndpoint(owner, { url, events: ["balance.low"] });
    const [row] = await ctx.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.publicId, created.id));
    if (!row) throw new Error("no endpoint");
    return { ...created, key: row.id };
  };
  const emit = async (times = 1, owner = organization) => {
    const event = { organizationId: owner.organization.id, type: "balance.low" as const, data: LOW_BALANCE };
    await ctx.db.transaction((tx) => emitEvents(ctx, tx, Array(times).fill(event)));
  };
  const deliveriesTo = (endpointId: number) =>
    ctx.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.endpointId, endpointId))
      .orderBy(asc(webhookDeliveries.id));
  /** Returns the endpoint's only delivery, with its attempts. */
  const only = async (endpointId: number) => {
    const [delivery, ...others] = await deliveriesTo(endpointId);
    if (!delivery || others.length > 0) throw new Error(`expected one delivery, found ${others.length} more`);
    const attempts = await ctx.db
      .select()
      .from(webhookAttempts)
      .where(eq(webhookAttempts.deliveryId, delivery.id))
      .orderBy(asc(webhookAttempts.attempt));
    return { delivery, attempts };
  };
  const endpoint = await addEndpoint(organization, `${receiverUrl}/hook`);
  return { ctx, organization, endpoint, addEndpoint, emit, deliveriesTo, only };
}

/** Emits one event to a new endpoint at the receiver, or at `url`, and tries it once. */
export async function deliverOne(
  receiverUrl: string,
  { url, ...options }: Parameters<typeof deliverWebhook>[2] & { url?: string } = {},
) {
  const made = await setUpWebhooks(receiverUrl);
  const { ctx, emit, only, endpoint } = made;
  if (url) await ctx.db.update(webhookEndpoints).set({ url }).where(eq(webhookEndpoints.id, endpoint.key));
  await emit();
  const { outcome } = await deliverWebhook(ctx, (await only(endpoint.key)).delivery.id, options);
  return { ...made, outcome, after: await only(endpoint.key) };
}
