import { and, asc, count, eq, inArray } from "drizzle-orm";
import { trackings, videoImportLines } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findImport } from "@/lib/tracking/imports/find";
import { FAILED_VERDICTS } from "@/lib/tracking/imports/rules";
import {
  type ImportLine,
  type ImportLines,
  type ImportLinesQuery,
  LINES_PER_PAGE,
} from "@/lib/tracking/imports/schemas";

const select = (ctx: OrganizationContext) =>
  ctx.db
    .select({ line: videoImportLines, videoId: trackings.publicId })
    .from(videoImportLines)
    .leftJoin(trackings, eq(trackings.id, videoImportLines.trackingId));

const present = ({ line, videoId }: Awaited<ReturnType<typeof select>>[number]): ImportLine => ({
  line: line.line,
  text: line.text,
  verdict: line.verdict,
  is_short: line.isShort,
  platform: line.platform,
  canonical_url: line.canonicalUrl,
  title: line.title,
  reason: line.reason,
  video_id: videoId,
});

/** Returns a page of an import's lines, in text order. */
export async function listImportLines(
  ctx: OrganizationContext,
  { id, verdict, page }: ImportLinesQuery & { id: string },
): Promise<ImportLines> {
  assertRight(ctx.actor, "videos:read");
  const row = await findImport(ctx, ctx.db, id);
  const where = and(eq(videoImportLines.importId, row.id), verdict ? eq(videoImportLines.verdict, verdict) : undefined);
  const [found, [total]] = await Promise.all([
    select(ctx)
      .where(where)
      .orderBy(asc(videoImportLines.line))
      .limit(LINES_PER_PAGE)
      .offset((page - 1) * LINES_PER_PAGE),
    ctx.db.select({ n: count() }).from(videoImportLines).where(where),
  ]);
  return { lines: found.map(present), total: total?.n ?? 0, page, per_page: LINES_PER_PAGE };
}

/** Returns all lines that produced no tracking, for the download. */
export async function listFailedLines(ctx: OrganizationContext, { id }: { id: string }): Promise<ImportLine[]> {
  assertRight(ctx.actor, "videos:read");
  const row = await findImport(ctx, ctx.db, id);
  const found = await select(ctx)
    .where(and(eq(videoImportLines.importId, row.id), inArray(videoImportLines.verdict, [...FAILED_VERDICTS])))
    .orderBy(asc(videoImportLines.line));
  return found.map(present);
}
