import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { presentAlert } from "@/lib/insight/alerts/present";
import type { AlertRow } from "@/lib/insight/alerts/rows";
import type { Alert } from "@/lib/insight/alerts/schemas";

const own = (ctx: OrganizationContext, id: string) =>
  and(eq(alerts.publicId, id), eq(alerts.organizationId, ctx.organization.id));

/** @throws AppError not_found, also for another organization's alert */
export async function findAlert(ctx: OrganizationContext, id: string): Promise<AlertRow> {
  const [row] = await ctx.db.select().from(alerts).where(own(ctx, id));
  if (!row) throw notFound("Alert not found");
  return row;
}

/** @throws AppError not_found, also for another organization's alert */
export async function lockAlert(ctx: OrganizationContext, tx: Transaction, id: string): Promise<AlertRow> {
  const [row] = await tx.select().from(alerts).where(own(ctx, id)).for("update");
  if (!row) throw notFound("Alert not found");
  return row;
}

/** Returns an alert. @throws AppError not_found */
export async function getAlert(ctx: OrganizationContext, { id }: { id: string }): Promise<Alert> {
  assertRight(ctx.actor, "alerts:read");
  return presentAlert(ctx.db, await findAlert(ctx, id));
}
