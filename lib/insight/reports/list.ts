import { and, desc, eq } from "drizzle-orm";
import { reports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, readCursor, writeCursor } from "@/lib/core/cursor";
import { rowsAfter } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { presentReports } from "@/lib/insight/reports/present";
import type { ListReportsQuery, ReportPage } from "@/lib/insight/reports/schemas";

/** Other lists have other fingerprints. */
const LIST = { of: "reports" };

/**
 * Returns a page of the organization's reports, newest first.
 * @throws AppError invalid_request for a foreign cursor
 */
export async function listReports(ctx: OrganizationContext, { limit, cursor }: ListReportsQuery): Promise<ReportPage> {
  assertRight(ctx.actor, "reports:read");
  const rows = await ctx.db
    .select()
    .from(reports)
    .where(and(eq(reports.organizationId, ctx.organization.id), cursor === undefined ? undefined : after(ctx, cursor)))
    .orderBy(desc(reports.createdAt), desc(reports.publicId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    reports: await presentReports(ctx.db, page),
    next_cursor: last ? writeCursor(ctx, LIST, { value: last.createdAt.getTime(), id: last.publicId }) : null,
  };
}

/** The cursor holds all that sorts, so it works on when its report is deleted. */
function after(ctx: OrganizationContext, cursor: string) {
  const { value, id } = readCursor(ctx, LIST, cursor);
  if (typeof value !== "number") throw cursorRefused();
  return rowsAfter([reports.createdAt, reports.publicId], [new Date(value), id]);
}
