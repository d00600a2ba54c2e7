import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Platform } from "@/lib/platforms/schemas";
import { mixesViewDefinitions, type SnapshotSpan } from "@/lib/platforms/view-definition-rules";
import type { Span } from "@/lib/tracking/overview/rules";
import type { Gains } from "@/lib/tracking/overview/schemas";

/** Sums over rollup hours; the columns of a result. */
const SUMS = sql`coalesce(sum(snapshots), 0)::int as snapshots, sum(views)::float8 as views, sum(likes)::float8 as likes,
  sum(comments)::float8 as comments, sum(shares)::float8 as shares, sum(saves)::float8 as saves`;

export interface Sums extends Gains {
  snapshots: number;
}

const within = (organizationId: number, { from, to }: Span) => sql`organization_id = ${organizationId}
  and hour >= ${from.toISOString()}::timestamptz and hour < ${to.toISOString()}::timestamptz`;

/** Returns the gain from each of `starts` to the next, by platform. Parts without a snapshot are omitted. */
export async function readGains(
  db: Queryable,
  organizationId: number,
  span: Span,
  starts: readonly Date[],
): Promise<(Sums & { part: number; platform: Platform })[]> {
  const thresholds = `{${starts.map((start) => start.toISOString()).join(",")}}`;
  type Row = Record<keyof Sums | "part", number> & { platform: Platform };
  const rows = await db.execute<Row>(sql`
    select width_bucket(hour, ${thresholds}::timestamptz[]) - 1 as part, platform, ${SUMS}
    from org_hours where ${within(organizationId, span)} group by 1, 2 order by 1, 2`);
  return [...rows];
}

export async function readTotals(db: Queryable, organizationId: number, span: Span): Promise<Sums | undefined> {
  const rows = await db.execute<Record<keyof Sums, number>>(
    sql`select ${SUMS} from org_hours where ${within(organizationId, span)}`,
  );
  return rows[0];
}

/** Returns the first and last snapshot hour of each platform within a span. */
export async function readViewSpans(db: Queryable, organizationId: number, span: Span): Promise<SnapshotSpan[]> {
  // Outside the days of the change there are no definitions to compare, so the query is skipped.
  if (!mixesViewDefinitions([{ platform: "youtube", first: span.from, last: span.to }])) return [];
  const rows = await db.execute<{ platform: Platform; first_ms: number; last_ms: number }>(sql`
    select platform, extract(epoch from min(hour))::float8 * 1000 as first_ms,
      extract(epoch from max(hour))::float8 * 1000 as last_ms
    from org_hours where ${within(organizationId, span)} group by platform`);
  return [...rows].map((row) => ({
    platform: row.platform,
    first: new Date(row.first_ms),
    last: new Date(row.last_ms),
  }));
}

/** Returns the hour of the organization's first snapshot. */
export async function readFirstHour(db: Queryable, organizationId: number): Promise<Date | null> {
  const [row] = await db.execute<{ ms: number | null }>(
    sql`select extract(epoch from min(hour))::float8 * 1000 as ms from org_hours where organization_id = ${organizationId}`,
  );
  return row?.ms == null ? null : new Date(row.ms);
}
