import { createHash } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
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

const Cursor = z.tuple([
  /** Fingerprint of the query that it continues. */
  z.string(),
  z.number().nullable(),
  /** Public ID of the last row. */
  z.string().max(64),
]);

/** Identifies the organization, filters, sort and order; another page size continues the same list. */
function fingerprint(ctx: OrganizationContext, { cursor: _, limit: __, ...rest }: ListVideosQuery): string {
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([ctx.organization.publicId, sorted]))
    .digest("base64url")
    .slice(0, 16);
}

export const writeCursor = (ctx: OrganizationContext, query: ListVideosQuery, value: SortValue, id: string): string =>
  Buffer.from(JSON.stringify([fingerprint(ctx, query), value, id])).toString("base64url");

const refused = () =>
  invalid("cursor", "Must be `next_cursor` of the page before, sent with the same filters, sort and order");

function readCursor(text: string): z.infer<typeof Cursor> | null {
  try {
    return Cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString())).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Returns the rows after a cursor. The cursor holds the sort value at the end of its page, so a metric that changes
 * meanwhile moves only its own video.
 * @throws AppError invalid_request for a cursor of another query
 */
export async function afterCursor(ctx: OrganizationContext, query: ListVideosQuery): Promise<SQL | undefined> {
  if (query.cursor === undefined) return undefined;
  const cursor = readCursor(query.cursor);
  if (!cursor || cursor[0] !== fingerprint(ctx, query)) throw refused();
  const [, value, publicId] = cursor;
  const [last] = await ctx.db
    .select({ id: trackings.id })
    .from(trackings)
    .where(and(eq(trackings.organizationId, ctx.organization.id), eq(trackings.publicId, publicId)));
  const { column, isTime } = SORTS[query.sort];
  if (!last || (value === null && !isByState(query))) throw refused();
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
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 || at.getUTCFullYear() < 1970) throw refused();
  return at;
}
