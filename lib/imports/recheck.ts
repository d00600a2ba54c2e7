import { and, eq } from "drizzle-orm";
import { videoImportLines, videoImports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { findImport } from "@/lib/imports/find";
import { getImport } from "@/lib/imports/get";
import type { ImportDetail } from "@/lib/imports/schemas";
import { assertRight } from "@/lib/rights";

/**
 * Asks the platforms once more for the lines that they did not answer.
 * @throws AppError conflict unless the import waits for its confirmation
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
    if (opened.length === 0) throw conflict("Lines can be asked again only before the confirmation");
    await tx
      .update(videoImportLines)
      .set({ verdict: null, reason: null })
      .where(and(eq(videoImportLines.importId, row.id), eq(videoImportLines.verdict, "unanswered")));
  });
  return getImport(ctx, { id });
}
