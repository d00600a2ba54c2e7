import { and, desc, eq, sql } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { presentEndpoint } from "@/lib/developers/webhooks/present";
import type { EndpointList } from "@/lib/outbound/webhooks/schemas";

/** Returns the endpoints, newest first, each with the state of its latest delivery. */
export async function listEndpoints(ctx: OrganizationContext): Promise<EndpointList> {
  assertRight(ctx.actor, "usage:read");
  const last = ctx.db
    .select({
      createdAt: webhookDeliveries.createdAt,
      deliveredAt: webhookDeliveries.deliveredAt,
      failedAt: webhookDeliveries.failedAt,
    })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, webhookEndpoints.id))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(1)
    .as("last");
  const rows = await ctx.db
    .select({
      endpoint: webhookEndpoints,
      last: { createdAt: last.createdAt, deliveredAt: last.deliveredAt, failedAt: last.failedAt },
    })
    .from(webhookEndpoints)
    .leftJoinLateral(last, sql`true`)
    .where(and(eq(webhookEndpoints.organizationId, ctx.organization.id), eq(webhookEndpoints.isRemoved, false)))
    .orderBy(desc(webhookEndpoints.createdAt), desc(webhookEndpoints.id));
  return { endpoints: rows.map((row) => presentEndpoint(row.endpoint, row.last, ctx.now())) };
}
