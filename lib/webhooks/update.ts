import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";
import { checkWebhookUrl } from "@/lib/webhooks/check-url";
import { disableEndpoint } from "@/lib/webhooks/disable";
import { lockEndpoint } from "@/lib/webhooks/find";
import { getEndpoint } from "@/lib/webhooks/get";
import type { EndpointRow, UpdateEndpointRequest } from "@/lib/webhooks/schemas";

/** Changes address and events, disables, enables. Events of the time while it was disabled are not made up for. */
export async function updateEndpoint(
  ctx: OrganizationContext,
  { id, url, events, is_enabled }: { id: string } & UpdateEndpointRequest,
): Promise<EndpointRow> {
  assertRight(ctx.actor, "organization:manage");
  await ctx.db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(ctx, id, tx);
    await tx
      .update(webhookEndpoints)
      .set({
        url: url === undefined ? endpoint.url : checkWebhookUrl(url),
        events: events ? [...new Set(events)] : endpoint.events,
        ...(is_enabled && { disabledAt: null, disabledReason: null }),
      })
      .where(eq(webhookEndpoints.id, endpoint.id));
    if (is_enabled === false && endpoint.disabledAt === null) await disableEndpoint(ctx, tx, endpoint.id, "manual");
  });
  return getEndpoint(ctx, { id });
}
