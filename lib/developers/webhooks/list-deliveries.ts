import { and, desc, eq, getTableColumns } from "drizzle-orm";
import { webhookAttempts, webhookDeliveries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, invalid } from "@/lib/core/errors";
import { rowsAfter } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { findDelivery, findEndpoint } from "@/lib/developers/webhooks/find";
import { presentDelivery } from "@/lib/developers/webhooks/present";
import type { DeliveryPage } from "@/lib/outbound/webhooks/schemas";

const PAGE = 25;

/** Returns an endpoint's deliveries, newest first. `cursor` is the ID of the previous page's last delivery. */
export async function listDeliveries(
  ctx: OrganizationContext,
  { id, cursor }: { id: string; cursor?: string },
): Promise<DeliveryPage> {
  assertRight(ctx.actor, "usage:read");
  const endpoint = await findEndpoint(ctx, id);
  const last = cursor ? await findDelivery(ctx, endpoint, cursor).catch(asBadCursor) : null;
  const { payload: _, ...columns } = getTableColumns(webhookDeliveries);
  const rows = await ctx.db
    .select({ delivery: columns, attempt: { status: webhookAttempts.status, error: webhookAttempts.error } })
    .from(webhookDeliveries)
    .leftJoin(
      webhookAttempts,
      and(
        eq(webhookAttempts.deliveryId, webhookDeliveries.id),
        eq(webhookAttempts.attempt, webhookDeliveries.attempts),
      ),
    )
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpoint.id),
        last ? rowsAfter([webhookDeliveries.createdAt, webhookDeliveries.id], [last.createdAt, last.id]) : undefined,
      ),
    )
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  return {
    deliveries: page.map(({ delivery, attempt }) => presentDelivery(delivery, attempt)),
    next_cursor: rows.length > PAGE ? (page.at(-1)?.delivery.publicId ?? null) : null,
  };
}

function asBadCursor(error: unknown): never {
  throw error instanceof AppError ? invalid("cursor", "Invalid cursor") : error;
}
