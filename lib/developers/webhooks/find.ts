import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

export type Endpoint = typeof webhookEndpoints.$inferSelect;

const ownEndpoint = (ctx: OrganizationContext, publicId: string) =>
  and(
    eq(webhookEndpoints.publicId, publicId),
    eq(webhookEndpoints.organizationId, ctx.organization.id),
    eq(webhookEndpoints.isRemoved, false),
  );

/** @throws AppError not_found, also for a removed endpoint and for another organization's */
export async function findEndpoint(
  ctx: OrganizationContext,
  publicId: string,
  db: Queryable = ctx.db,
): Promise<Endpoint> {
  const [endpoint] = await db.select().from(webhookEndpoints).where(ownEndpoint(ctx, publicId));
  if (!endpoint) throw notFound("Webhook not found");
  return endpoint;
}

/** Like `findEndpoint`, with a lock against other changes. Writing events does not wait for it. */
export async function lockEndpoint(ctx: OrganizationContext, publicId: string, tx: Transaction): Promise<Endpoint> {
  const [endpoint] = await tx.select().from(webhookEndpoints).where(ownEndpoint(ctx, publicId)).for("no key update");
  if (!endpoint) throw notFound("Webhook not found");
  return endpoint;
}

/** @throws AppError not_found, also for another endpoint's delivery */
export async function findDelivery(ctx: OrganizationContext, endpoint: Endpoint, publicId: string) {
  const [delivery] = await ctx.db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.publicId, publicId),
        eq(webhookDeliveries.endpointId, endpoint.id),
        eq(webhookDeliveries.organizationId, ctx.organization.id),
      ),
    );
  if (!delivery) throw notFound("Delivery not found");
  return delivery;
}
