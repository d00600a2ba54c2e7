import { and, eq, sql } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { DeadlineExceeded, withDeadline } from "@/lib/core/deadline";
import { appUrl } from "@/lib/core/env";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import { incomingUrl, POSTED_NAMES, type PostedType, URL_EXAMPLES } from "@/lib/outbound/posts/message-rules";
import { latePost, type PostResult, postMessage } from "@/lib/outbound/posts/post-message";
import { deliverWebhook } from "@/lib/outbound/webhooks/deliver";
import { findSubscribers, newDeliveryId, newEventId } from "@/lib/outbound/webhooks/emit";

/** A member waits for the result. */
const TEST_MS = 10 * SECOND_MS;

export type Tested = { url: string } | { error: string };

/** Posts a test message to an incoming webhook; returns its URL, or why it can't be used. */
export async function testPosted(ctx: OrganizationContext, type: PostedType, address: string): Promise<Tested> {
  const url = incomingUrl(type, address);
  const name = POSTED_NAMES[type];
  if (url === null)
    return { error: `Must be the URL of a ${name} incoming webhook, for example ${URL_EXAMPLES[type]}` };
  const message = {
    title: "Test message",
    subject: "Clipscope will post alerts here",
    facts: [["Organization", ctx.organization.name]] as const,
    url: `${appUrl()}/alerts`,
    footer: "Clipscope",
    at: ctx.now(),
  };
  const result = await withDeadline(TEST_MS, `${name}'s answer`, (signal) =>
    postMessage({ type, url, message, picture: null }, ctx.now(), signal),
  ).catch((error: unknown): PostResult => {
    if (error instanceof DeadlineExceeded) return latePost();
    throw error;
  });
  if (result.verdict === "delivered") return { url };
  return { error: `${name} didn't accept the test message. ${result.error ?? ""}`.trim() };
}

/**
 * Sends a test event to the endpoints that subscribe to `alert.triggered`, unless one of them accepted an event before.
 * @returns why none can be used; null if one can
 */
export async function testWebhooks(ctx: OrganizationContext): Promise<string | null> {
  const subscribers = await ctx.db.transaction((tx) =>
    findSubscribers(ctx, tx, [ctx.organization.id], ["alert.triggered"]),
  );
  if (subscribers.length === 0) return "No webhook subscribes to alert.triggered. Add one on the Webhooks page";
  for (const { endpointId } of subscribers) {
    const accepted = and(
      eq(webhookDeliveries.endpointId, endpointId),
      sql`${webhookDeliveries.deliveredAt} is not null`,
    );
    if ((await ctx.db.$count(webhookDeliveries, accepted)) > 0) return null;
    if (await acceptsTest(ctx, endpointId)) return null;
  }
  return "No webhook that subscribes to alert.triggered accepted the test event. Check its deliveries on the Webhooks page";
}

async function acceptsTest(ctx: OrganizationContext, endpointId: number): Promise<boolean> {
  const type = "webhook.test";
  const data = { message: "This is a test from Clipscope." };
  const [delivery] = await ctx.db
    .insert(webhookDeliveries)
    .values({
      publicId: newDeliveryId(),
      endpointId,
      organizationId: ctx.organization.id,
      eventId: newEventId(),
      type,
      payload: { type, timestamp: ctx.now().toISOString(), data },
      attempts: 0,
      nextAttemptAt: ctx.now(),
      createdAt: ctx.now(),
    })
    .returning({ id: webhookDeliveries.id });
  if (!delivery) throw new Error("the delivery was not written");
  return (await deliverWebhook(ctx, delivery.id, { isByHand: true, timeoutMs: TEST_MS })).outcome === "delivered";
}
