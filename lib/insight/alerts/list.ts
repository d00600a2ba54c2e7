import { and, desc, eq } from "drizzle-orm";
import { alerts } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, readCursor, writeCursor } from "@/lib/core/cursor";
import { rowsAfter } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { presentAlerts } from "@/lib/insight/alerts/present";
import type { AlertPage, ListAlertsQuery } from "@/lib/insight/alerts/schemas";

/** Other lists have other fingerprints. */
const LIST = { of: "alerts" };

/** Returns a page of the organization's alerts, newest first. @throws AppError invalid_request for a foreign cursor */
export async function listAlerts(ctx: OrganizationContext, { limit, cursor }: ListAlertsQuery): Promise<AlertPage> {
  assertRight(ctx.actor, "alerts:read");
  const rows = await ctx.db
    .select()
    .from(alerts)
    .where(and(eq(alerts.organizationId, ctx.organization.id), cursor === undefined ? undefined : after(ctx, cursor)))
    .orderBy(desc(alerts.createdAt), desc(alerts.publicId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    alerts: await presentAlerts(ctx.db, page),
    next_cursor: last ? writeCursor(ctx, LIST, { value: last.createdAt.getTime(), id: last.publicId }) : null,
  };
}

function after(ctx: OrganizationContext, cursor: string) {
  const { value, id } = readCursor(ctx, LIST, cursor);
  if (typeof value !== "number") throw cursorRefused();
  return rowsAfter([alerts.createdAt, alerts.publicId], [new Date(value), id]);
}
