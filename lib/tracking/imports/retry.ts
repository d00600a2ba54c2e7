import { and, asc, eq, inArray } from "drizzle-orm";
import { videoImportLines } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { writeImport } from "@/lib/tracking/imports/create";
import { findImport } from "@/lib/tracking/imports/find";
import { RETRIED_VERDICTS } from "@/lib/tracking/imports/rules";

/**
 * Creates an import of the failed lines with the same days, campaign, labels and line numbers.
 * @throws AppError conflict while the import is running, or if no line is worth retrying
 */
export async function retryImport(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "videos:write");
  const row = await findImport(ctx, ctx.db, id);
  if (row.status !== "done" && row.status !== "cancelled") throw conflict("This import is still in progress");
  const lines = await ctx.db
    .select({ line: videoImportLines.line, text: videoImportLines.text })
    .from(videoImportLines)
    .where(and(eq(videoImportLines.importId, row.id), inArray(videoImportLines.verdict, [...RETRIED_VERDICTS])))
    .orderBy(asc(videoImportLines.line));
  if (lines.length === 0) throw conflict("This import has no lines to retry");
  const { durationDays, campaignId, labels } = row;
  return writeImport(ctx, { durationDays, campaignId, labels }, lines);
}
