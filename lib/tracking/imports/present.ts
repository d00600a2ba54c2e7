import { count, eq, inArray, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { users, videoImportLines } from "@/db/schema";
import type { ImportRow } from "@/lib/tracking/imports/find";
import { type ImportSummary, type LineVerdict, VERDICTS } from "@/lib/tracking/imports/schemas";

interface Tally {
  lines: number;
  checked: number;
  shortLinks: number;
  counts: Record<LineVerdict, number>;
}

const empty = (): Tally => ({
  lines: 0,
  checked: 0,
  shortLinks: 0,
  counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<LineVerdict, number>,
});

/** Counts the lines of each import by verdict. */
export async function tallyLines(db: Queryable, importIds: readonly number[]): Promise<(importId: number) => Tally> {
  const tallies = new Map<number, Tally>(importIds.map((id) => [id, empty()]));
  const rows = await db
    .select({
      importId: videoImportLines.importId,
      verdict: videoImportLines.verdict,
      lines: count(),
      short: sql<number>`count(*) filter (where ${videoImportLines.isShort})`.mapWith(Number),
    })
    .from(videoImportLines)
    .where(inArray(videoImportLines.importId, [...importIds]))
    .groupBy(videoImportLines.importId, videoImportLines.verdict);
  for (const { importId, verdict, lines, short } of rows) {
    const tally = tallies.get(importId);
    if (!tally) continue;
    tally.lines += lines;
    tally.shortLinks += short;
    if (verdict === null) continue;
    tally.checked += lines;
    tally.counts[verdict] = lines;
  }
  return (importId) => tallies.get(importId) ?? empty();
}

/** Returns the name of the import's creator; null if the user no longer exists. */
export async function creatorName(db: Queryable, userId: number): Promise<string | null> {
  const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user?.name ?? null;
}

export const presentSummary = (row: ImportRow, tally: Tally, createdBy: string | null): ImportSummary => ({
  id: row.publicId,
  status: row.status,
  created_at: row.createdAt.toISOString(),
  finished_at: row.finishedAt?.toISOString() ?? null,
  created_by: createdBy,
  duration_days: row.durationDays,
  lines: tally.lines,
  counts: tally.counts,
});
