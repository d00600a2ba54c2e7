import { and, eq, isNull } from "drizzle-orm";
import { videoImportLines, videoImports } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findImport, type ImportRow } from "@/lib/tracking/imports/find";
import { getImport } from "@/lib/tracking/imports/get";
import { isOpen, STOPPED } from "@/lib/tracking/imports/rules";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";
import { failLines } from "@/lib/tracking/imports/start-lines";

/** Stops an import. Before the confirmation nothing has happened; after it, started trackings stay. */
export async function stopImport(ctx: OrganizationContext, { id }: { id: string }): Promise<ImportDetail> {
  assertRight(ctx.actor, "videos:write");
  const row = await findImport(ctx, ctx.db, id);
  await endImport(ctx, row, { started: STOPPED, unchecked: null });
  return getImport(ctx, { id });
}

/**
 * Ends an import that is in progress and gives its open lines a reason.
 * @param reasons for lines to be started, and for lines to be checked (null leaves those unchanged)
 */
export async function endImport(
  ctx: OrganizationContext,
  { id }: ImportRow,
  reasons: { started: string; unchecked: string | null },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    // Starting a line takes this lock too, so none is half-started afterward.
    await lockAccount(tx, ctx.organization.id);
    const [row] = await tx.select().from(videoImports).where(eq(videoImports.id, id)).for("update");
    if (!row || !(isOpen(row.status) || row.status === "ready")) return;
    await tx
      .update(videoImports)
      .set({ status: "cancelled", finishedAt: ctx.now(), leasedUntil: null })
      .where(eq(videoImports.id, id));
    if (row.status === "running") await failLines(tx, id, reasons.started);
    if (row.status === "checking" && reasons.unchecked !== null)
      await tx
        .update(videoImportLines)
        .set({ verdict: "unanswered", reason: reasons.unchecked })
        .where(and(eq(videoImportLines.importId, id), isNull(videoImportLines.verdict)));
  });
}
