import { desc, eq } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findEndpoint } from "@/lib/developers/webhooks/find";
import { presentEndpoint } from "@/lib/developers/webhooks/present";
import type { EndpointRow } from "@/lib/outbound/webhooks/schemas";

export async function getEndpoint(ctx: OrganizationContext, { id }: { id: string }): Promise<EndpointRow> {
  assertRight(ctx.actor, "usage:read");
  const endpoint = await findEndpoint(ctx, id);
  const [last] = await ctx.db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, endpoint.id))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(1);
  return presentEndpoint(endpoint, last ?? null, ctx.now());
}
