import { and, asc, eq, inArray } from "drizzle-orm";
import { videoImportLines } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { writeImport } from "@/lib/tracking/imports/create";
import { findImport } from "@/lib/tracking/imports/find";
import { RETRIED_VERDICTS } from "@/lib/tracking/imports/rules";

/**
 * A new import of the lines that failed, with the same days, campaign and labels, and their old numbers.
 * @throws AppError conflict while the import is not over, or where no line is worth another try
 */
export async function retryImport(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "videos:write");
  const row = await findImport(ctx, ctx.db, id);
  if (row.status !== "done" && row.status !== "cancelled") throw conflict("This import is not over yet");
  const lines = await ctx.db
    .select({ line: videoImportLines.line, text: videoImportLines.text })
    .from(videoImportLines)
    .where(and(eq(videoImportLines.importId, row.id), inArray(videoImportLines.verdict, [...RETRIED_VERDICTS])))
    .orderBy(asc(videoImportLines.line));
  if (lines.length === 0) throw conflict("No line of this import is worth another try");
  const { durationDays, campaignId, labels } = row;
  return writeImport(ctx, { durationDays, campaignId, labels }, lines);
}
