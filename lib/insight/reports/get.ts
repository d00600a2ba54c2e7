import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { reports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { presentReport, type ReportRow } from "@/lib/insight/reports/present";
import type { Report } from "@/lib/insight/reports/schemas";

const select = (ctx: OrganizationContext, db: Queryable, id: string) =>
  db
    .select()
    .from(reports)
    .where(and(eq(reports.publicId, id), eq(reports.organizationId, ctx.organization.id)));

/** @throws AppError not_found, also for another organization's report */
export async function lockReport(ctx: OrganizationContext, tx: Transaction, id: string): Promise<ReportRow> {
  const [row] = await select(ctx, tx, id).for("update");
  if (!row) throw notFound("Report not found");
  return row;
}

/** Returns a report, without its link. @throws AppError not_found */
export async function getReport(ctx: OrganizationContext, { id }: { id: string }): Promise<Report> {
  assertRight(ctx.actor, "reports:read");
  const [row] = await select(ctx, ctx.db, id);
  if (!row) throw notFound("Report not found");
  return presentReport(ctx.db, row);
}
