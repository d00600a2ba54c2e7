import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockEndpoint } from "@/lib/developers/webhooks/find";
import { failPendingDeliveries } from "@/lib/outbound/webhooks/disable";
import { withoutQuery } from "@/lib/outbound/webhooks/rules";

/**
 * Removes an endpoint and deletes its secrets. Nothing more is sent to it. Its past deliveries stay in the database.
 */
export async function removeEndpoint(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "organization:manage");
  await ctx.db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(ctx, id, tx);
    await tx
      .update(webhookEndpoints)
      .set({ isRemoved: true, secretEncrypted: "", previousSecretEncrypted: null, previousSecretUntil: null })
      .where(eq(webhookEndpoints.id, endpoint.id));
    await failPendingDeliveries(ctx, tx, endpoint.id);
    await recordAct(ctx, tx, {
      action: "webhook.remove",
      subject: withoutQuery(endpoint.url),
      before: { url: withoutQuery(endpoint.url), events: endpoint.events },
    });
  });
}
