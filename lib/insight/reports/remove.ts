import { eq } from "drizzle-orm";
import { reports } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockReport } from "@/lib/insight/reports/get";
import { auditFacts } from "@/lib/insight/reports/present";

/** Deletes a report with its links. @returns null, the answer without a body @throws AppError not_found */
export async function removeReport(ctx: OrganizationContext, { id }: { id: string }): Promise<null> {
  assertRight(ctx.actor, "reports:write");
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(ctx, tx, id);
    await tx.delete(reports).where(eq(reports.id, report.id));
    await recordAct(ctx, tx, { action: "report.remove", subject: report.title, before: auditFacts(report) });
  });
  return null;
}
