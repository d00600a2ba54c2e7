import { and, eq } from "drizzle-orm";
import { videoImportLines, videoImports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { findImport } from "@/lib/tracking/imports/find";
import { getImport } from "@/lib/tracking/imports/get";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";

/**
 * Checks the unanswered lines with the platforms again.
 * @throws AppError conflict unless the import awaits confirmation
 */
export async function recheckImport(ctx: OrganizationContext, { id }: { id: string }): Promise<ImportDetail> {
  assertRight(ctx.actor, "videos:write");
  await ctx.db.transaction(async (tx) => {
    const row = await findImport(ctx, tx, id);
    const opened = await tx
      .update(videoImports)
      .set({ status: "checking" })
      .where(and(eq(videoImports.id, row.id), eq(videoImports.status, "ready")))
      .returning({ id: videoImports.id });
    if (opened.length === 0) throw conflict("Lines can only be checked again before you confirm");
    await tx
      .update(videoImportLines)
      .set({ verdict: null, reason: null })
      .where(and(eq(videoImportLines.importId, row.id), eq(videoImportLines.verdict, "unanswered")));
  });
  return getImport(ctx, { id });
}
