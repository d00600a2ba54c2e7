import { and, eq, type SQL, sql } from "drizzle-orm";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { writeCursor as cursorAt, cursorRefused, readCursor } from "@/lib/core/cursor";
import { orderedBy, rowsAfter } from "@/lib/core/keyset";
import type { ListVideosQuery } from "@/lib/tracking/videos/schemas";

type Sort = ListVideosQuery["sort"];
/** Milliseconds for a time, otherwise the number; null if unknown. */
type SortValue = number | null;

const engagement = sql`((coalesce(${videoState.likes}, 0) + coalesce(${videoState.comments}, 0) + coalesce(${videoState.shares}, 0))::float8 / nullif(${videoState.views}, 0))`;

const SORTS: Record<Sort, { column: SQL; isTime: boolean }> = {
  created_at: { column: sql`${trackings.createdAt}`, isTime: true },
  updated_at: { column: sql`${videoState.latestAt}`, isTime: true },
  views: { column: sql`${videoState.views}`, isTime: false },
  likes: { column: sql`${videoState.likes}`, isTime: false },
  engagement: { column: engagement, isTime: false },
};

/** Whether a sort needs `videoState`. Its columns change hourly, so none is indexed, and all of them can be null. */
export const isByState = ({ sort }: ListVideosQuery): boolean => sort !== "created_at";

/** The sort value that the cursor stores; over `trackings`, and `videoState` if `isByState`. */
export const sortValue = ({ sort }: ListVideosQuery): SQL<SortValue> => {
  const { column, isTime } = SORTS[sort];
  return isTime ? sql`(extract(epoch from ${column}) * 1000)::float8` : sql`${column}::float8`;
};

/** Rows without a value come last in both orders; ties are ordered by ID. */
export function sortOrder(query: ListVideosQuery): SQL[] {
  return [
    orderedBy(SORTS[query.sort].column, query.order, { isNullable: isByState(query) }),
    orderedBy(sql`${trackings.id}`, query.order, { isNullable: false }),
  ];
}

/** Another page size continues the same list. */
const listOf = ({ cursor: _, limit: __, ...list }: ListVideosQuery) => list;

export const writeCursor = (ctx: OrganizationContext, query: ListVideosQuery, value: SortValue, id: string): string =>
  cursorAt(ctx, listOf(query), { value, id });

/**
 * Returns the rows after a cursor. The cursor holds the sort value at the end of its page, so a metric that changes
 * meanwhile moves only its own video.
 * @throws AppError invalid_request for a cursor of another query
 */
export async function afterCursor(ctx: OrganizationContext, query: ListVideosQuery): Promise<SQL | undefined> {
  if (query.cursor === undefined) return undefined;
  const { value, id: publicId } = readCursor(ctx, listOf(query), query.cursor);
  if (typeof value === "string") throw cursorRefused();
  const [last] = await ctx.db
    .select({ id: trackings.id })
    .from(trackings)
    .where(and(eq(trackings.organizationId, ctx.organization.id), eq(trackings.publicId, publicId)));
  const { column, isTime } = SORTS[query.sort];
  if (!last || (value === null && !isByState(query))) throw cursorRefused();
  if (value !== null && !isByState(query))
    return rowsAfter([trackings.createdAt, trackings.id], [timeOf(value), last.id], query.order);
  const beyond = query.order === "asc" ? sql`>` : sql`<`;
  const onId = sql`${trackings.id} ${beyond} ${last.id}`;
  if (value === null) return sql`${column} is null and ${onId}`;
  const at = isTime ? sql`${timeOf(value).toISOString()}::timestamptz` : sql`${value}::float8`;
  return sql`((${column}, ${trackings.id}) ${beyond} (${at}, ${last.id}) or ${column} is null)`;
}

function timeOf(ms: number): Date {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 || at.getUTCFullYear() < 1970) throw cursorRefused();
  return at;
}
