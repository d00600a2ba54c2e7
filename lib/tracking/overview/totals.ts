import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import type { Platform } from "@/lib/platforms/schemas";
import { mixesViewDefinitions, type SnapshotSpan } from "@/lib/platforms/view-definition-rules";
import type { Span } from "@/lib/tracking/overview/range-rules";
import type { Gains } from "@/lib/tracking/overview/schemas";

/** Sums over rollup hours; the columns of a result. */
const SUMS = sql`coalesce(sum(snapshots), 0)::int as snapshots, sum(views)::float8 as views, sum(likes)::float8 as likes,
  sum(comments)::float8 as comments, sum(shares)::float8 as shares, sum(saves)::float8 as saves`;

export interface Sums extends Gains {
  snapshots: number;
}

/** Sums of a part of a span, and a platform. */
export interface PartSums extends Sums {
  part: number;
  platform: Platform;
}

/** Hours of an organization, of one platform or of all. */
const hoursOf = (organizationId: number, platform?: Platform) =>
  sql`organization_id = ${organizationId}${platform ? sql` and platform = ${platform}` : sql``}`;

const within = (organizationId: number, { from, to }: Span, platform?: Platform) =>
  sql`${hoursOf(organizationId, platform)}
    and hour >= ${from.toISOString()}::timestamptz and hour < ${to.toISOString()}::timestamptz`;

/** Returns the gain from each of `starts` to the next, by platform. Parts without a snapshot are omitted. */
export async function readGains(
  db: Queryable,
  organizationId: number,
  span: Span,
  starts: readonly Date[],
  platform?: Platform,
): Promise<PartSums[]> {
  const thresholds = arrayOf(starts.map((start) => start.toISOString()));
  type Row = Record<keyof Sums | "part", number> & { platform: Platform };
  const rows = await db.execute<Row>(sql`
    select width_bucket(hour, ${thresholds}::timestamptz[]) - 1 as part, platform, ${SUMS}
    from org_hours where ${within(organizationId, span, platform)} group by 1, 2 order by 1, 2`);
  return [...rows];
}

/** Returns the first and last snapshot hour of each platform within a span. */
export async function readViewSpans(
  db: Queryable,
  organizationId: number,
  span: Span,
  platform?: Platform,
): Promise<SnapshotSpan[]> {
  // Outside the days of the change there are no definitions to compare, so the query is skipped.
  if (!mixesViewDefinitions([{ platform: "youtube", first: span.from, last: span.to }])) return [];
  const rows = await db.execute<{ platform: Platform; first_ms: number; last_ms: number }>(sql`
    select platform, extract(epoch from min(hour))::float8 * 1000 as first_ms,
      extract(epoch from max(hour))::float8 * 1000 as last_ms
    from org_hours where ${within(organizationId, span, platform)} group by platform`);
  return [...rows].map((row) => ({
    platform: row.platform,
    first: new Date(row.first_ms),
    last: new Date(row.last_ms),
  }));
}

/** Returns the hour of the organization's first snapshot, or of its first one of a platform. */
export async function readFirstHour(db: Queryable, organizationId: number, platform?: Platform): Promise<Date | null> {
  const [row] = await db.execute<{ ms: number | null }>(
    sql`select extract(epoch from min(hour))::float8 * 1000 as ms from org_hours
      where ${hoursOf(organizationId, platform)}`,
  );
  return row?.ms == null ? null : new Date(row.ms);
}
