import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { alertDeliveries, alertFirings, alerts, outbox, webhookDeliveries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, readCursor, writeCursor } from "@/lib/core/cursor";
import { rowsAfter } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { findAlert } from "@/lib/insight/alerts/get";
import type { AlertFiring, FiringPage, ListAlertsQuery } from "@/lib/insight/alerts/schemas";
import { findNames, presentFiring } from "@/lib/insight/alerts/write-messages";

/** Returns a page of an alert's firings, newest first. @throws AppError not_found, invalid_request for a foreign cursor */
export async function listAlertFirings(
  ctx: OrganizationContext,
  { id, ...query }: { id: string } & ListAlertsQuery,
): Promise<FiringPage> {
  assertRight(ctx.actor, "alerts:read");
  return readPage(ctx, query, (await findAlert(ctx, id)).id);
}

const PAGE = 25;

/** Returns a page of the organization's firings, of deleted alerts too, newest first. */
export async function listFirings(ctx: OrganizationContext, { cursor }: { cursor?: string | undefined }) {
  assertRight(ctx.actor, "alerts:read");
  return readPage(ctx, { limit: PAGE, cursor }, null);
}

async function readPage(
  ctx: OrganizationContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  alertId: number | null,
): Promise<FiringPage> {
  const list = { of: "firings", alert: alertId };
  const after = (text: string) => {
    const { value, id } = readCursor(ctx, list, text);
    if (typeof value !== "number") throw cursorRefused();
    return rowsAfter([alertFirings.firedAt, alertFirings.publicId], [new Date(value), id]);
  };
  const rows = await ctx.db
    .select({ firing: alertFirings, alert: alerts.publicId })
    .from(alertFirings)
    .leftJoin(alerts, eq(alerts.id, alertFirings.alertId))
    .where(
      and(
        eq(alertFirings.organizationId, ctx.organization.id),
        alertId === null ? undefined : eq(alertFirings.alertId, alertId),
        cursor === undefined ? undefined : after(cursor),
      ),
    )
    .orderBy(desc(alertFirings.firedAt), desc(alertFirings.publicId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1)?.firing : undefined;
  const firings = page.map(({ firing }) => firing);
  const names = await findNames(ctx.db, firings);
  const messages = await readMessages(
    ctx.db,
    firings.map(({ id }) => id),
  );
  return {
    firings: page.map(({ firing, alert }) => ({
      ...presentFiring(firing, alert, names),
      messages: messages.get(firing.id) ?? [],
    })),
    next_cursor: last ? writeCursor(ctx, list, { value: last.firedAt.getTime(), id: last.publicId }) : null,
  };
}

type Message = AlertFiring["messages"][number];

/** Emails and events have queues of their own, whose rows know what became of them. */
async function readMessages(db: Queryable, firingIds: readonly number[]): Promise<Map<number, Message[]>> {
  if (firingIds.length === 0) return new Map();
  const rows = await db
    .select({ own: alertDeliveries, mail: outbox, event: webhookDeliveries })
    .from(alertDeliveries)
    .leftJoin(outbox, eq(outbox.id, alertDeliveries.outboxId))
    .leftJoin(
      webhookDeliveries,
      and(
        eq(webhookDeliveries.eventId, alertDeliveries.eventId),
        eq(webhookDeliveries.type, "alert.triggered"),
        eq(webhookDeliveries.organizationId, alertDeliveries.organizationId),
      ),
    )
    .where(inArray(alertDeliveries.firingId, [...firingIds]))
    .orderBy(asc(alertDeliveries.id), asc(webhookDeliveries.id));
  const messages = new Map<number, Message[]>();
  for (const { own, mail, event } of rows) {
    const { attempts, deliveredAt, failedAt } = mail ?? event ?? own;
    // Emails and events that were sent or given up are deleted after the period that the organization chose.
    const isPruned = mail === null && event === null && (own.type === "email" || own.type === "webhook");
    const error = own.type === "email" ? (mail?.lastError ?? null) : own.lastError;
    messages.set(own.firingId, [
      ...(messages.get(own.firingId) ?? []),
      {
        type: own.type,
        target: own.target,
        state: isPruned ? "unknown" : deliveredAt ? "delivered" : failedAt ? "failed" : "waiting",
        attempts,
        error,
        delivered_at: deliveredAt?.toISOString() ?? null,
      },
    ]);
  }
  return messages;
}
