import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { checkWebhookUrl } from "@/lib/developers/webhooks/check-url";
import { lockEndpoint } from "@/lib/developers/webhooks/find";
import { getEndpoint } from "@/lib/developers/webhooks/get";
import { disableEndpoint } from "@/lib/outbound/webhooks/disable";
import { withoutQuery } from "@/lib/outbound/webhooks/rules";
import type { EndpointRow, UpdateEndpointRequest } from "@/lib/outbound/webhooks/schemas";

/**
 * The query of an address may contain a secret, so the audit log stores the address without it and notes that it
 * changed.
 */
function actionOf(url: string, { before, after }: NonNullable<ReturnType<typeof changesOf>>) {
  const shown = (facts: Record<string, unknown>) =>
    typeof facts.url === "string" ? { ...facts, url: withoutQuery(facts.url) } : facts;
  return { subject: withoutQuery(url), before: shown(before), after: shown(after) };
}

/**
 * Changes an endpoint's address or events, or disables or enables it. Events that occurred while it was disabled are
 * not sent later.
 */
export async function updateEndpoint(
  ctx: OrganizationContext,
  { id, url, events, is_enabled }: { id: string } & UpdateEndpointRequest,
): Promise<EndpointRow> {
  assertRight(ctx.actor, "organization:manage");
  await ctx.db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(ctx, id, tx);
    const changed = {
      url: url === undefined ? endpoint.url : checkWebhookUrl(url),
      events: events ? [...new Set(events)] : endpoint.events,
    };
    await tx
      .update(webhookEndpoints)
      .set({ ...changed, ...(is_enabled && { disabledAt: null, disabledReason: null }) })
      .where(eq(webhookEndpoints.id, endpoint.id));
    const wasEnabled = endpoint.disabledAt === null;
    if (is_enabled === false && wasEnabled) await disableEndpoint(ctx, tx, endpoint.id, "manual");
    const changes = changesOf(
      { url: endpoint.url, events: endpoint.events, enabled: wasEnabled },
      { ...changed, enabled: is_enabled ?? wasEnabled },
    );
    if (changes) await recordAct(ctx, tx, { action: "webhook.update", ...actionOf(endpoint.url, changes) });
  });
  return getEndpoint(ctx, { id });
}
