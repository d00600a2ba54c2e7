import { and, count, eq, isNull, notExists, sql } from "drizzle-orm";
import { videoImportLines, videoImports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { checkLines } from "@/lib/tracking/imports/check-lines";
import { findImport, type ImportRow } from "@/lib/tracking/imports/find";
import { getImport } from "@/lib/tracking/imports/get";
import { claimImport, releaseImport } from "@/lib/tracking/imports/lease";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";
import { startLines } from "@/lib/tracking/imports/start-lines";

/** One advance ends after this many lines or this long, so its caller sees progress. */
const MAX_LINES = 50;
const MAX_MS = 8000;
/** Lines sent to the platforms together. */
const ROUND = 25;

/**
 * Works on an open import for a while: checks lines, or starts their trackings once confirmed. Of concurrent callers
 * one works, and the others get its progress.
 */
export async function advanceImport(ctx: OrganizationContext, { id }: { id: string }): Promise<ImportDetail> {
  assertRight(ctx.actor, "videos:write");
  const claimed = await claimImport(ctx, id);
  if (!claimed) await findImport(ctx, ctx.db, id);
  else
    try {
      await work(ctx, claimed);
    } finally {
      await releaseImport(ctx, claimed);
    }
  return getImport(ctx, { id });
}

async function work(ctx: OrganizationContext, row: ImportRow): Promise<void> {
  const doNext = row.status === "checking" ? checkLines : startLines;
  const begun = ctx.now().getTime();
  for (let done = 0; done < MAX_LINES && ctx.now().getTime() - begun < MAX_MS; ) {
    const worked = await doNext(ctx, row, ROUND);
    if (worked < ROUND) return endPhase(ctx, row);
    done += worked;
  }
}

async function endPhase(ctx: OrganizationContext, { id, status }: ImportRow): Promise<void> {
  const isLeft = status === "checking" ? isNull(videoImportLines.verdict) : eq(videoImportLines.verdict, "new");
  const left = ctx.db
    .select({ one: sql`1` })
    .from(videoImportLines)
    .where(and(eq(videoImportLines.importId, id), isLeft));
  const waits = status === "checking" && (await hasChoice(ctx, id));
  await ctx.db
    .update(videoImports)
    .set(waits ? { status: "ready" } : { status: "done", finishedAt: ctx.now() })
    .where(and(eq(videoImports.id, id), eq(videoImports.status, status), notExists(left)));
}

/** Returns whether there are lines to confirm or to check again. */
async function hasChoice(ctx: OrganizationContext, importId: number): Promise<boolean> {
  const rows = await ctx.db
    .select({ verdict: videoImportLines.verdict, n: count() })
    .from(videoImportLines)
    .where(eq(videoImportLines.importId, importId))
    .groupBy(videoImportLines.verdict);
  return rows.some(({ verdict }) => verdict === "new" || verdict === "unanswered");
}
