import { and, eq, type SQL, sql } from "drizzle-orm";
import { keptStatement, readPrepared, toStatement } from "@/db/prepared";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { orderedBy } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { afterCursor, isByState, sortOrder, sortValue, writeCursor } from "@/lib/tracking/videos/list-cursor";
import { listFilters } from "@/lib/tracking/videos/list-filters";
import type { ListVideosQuery, VideoList } from "@/lib/tracking/videos/schemas";
import { presentRow, VIDEO_JOINS, VIDEO_ROW, type VideoRow } from "@/lib/tracking/videos/video-columns";

interface ListedRow extends VideoRow {
  sorted_by: number | null;
}

/** Page sizes whose unfiltered list is prepared: each text stays in the memory of every connection. */
const PREPARED_LIMITS = [50, 100];
const isPreparedPage = ({ sort, limit }: ListVideosQuery): boolean =>
  sort === "created_at" && PREPARED_LIMITS.includes(limit);
/** Its columns and joins are the same for every query, so they are written out once. */
const HEAD = toStatement(sql`select ${VIDEO_ROW}, found.sorted_by from (`).text;

const tailOf = (order: ListVideosQuery["order"], isNullable: boolean): string =>
  toStatement(sql`) found join ${trackings} on ${trackings.id} = found.id ${VIDEO_JOINS}
    order by ${orderedBy(sql`found.sorted_by`, order, { isNullable })},
      ${orderedBy(sql`found.id`, order, { isNullable: false })}`).text;
const TAILS = new Map(
  (["asc", "desc"] as const).flatMap((order) =>
    [true, false].map((isNullable) => [`${order} ${isNullable}`, tailOf(order, isNullable)] as const),
  ),
);
const tailFor = (query: ListVideosQuery): string => TAILS.get(`${query.order} ${isByState(query)}`) ?? "";

/**
 * Returns a page of the organization's videos.
 * @throws AppError invalid_request for a foreign cursor or a `url` that isn't a link to a video
 */
export async function listVideos(ctx: OrganizationContext, query: ListVideosQuery): Promise<VideoList> {
  assertRight(ctx.actor, "videos:read");
  const rows = await findPage(ctx, query);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const now = ctx.now();
  return {
    videos: page.map((row) => presentRow(row, now)),
    total: page.length,
    limit: query.limit,
    next_cursor: last ? writeCursor(ctx, query, last.sorted_by, last.id) : null,
  };
}

/** Returns the rows of a page, and one more if there is a next page. */
async function findPage(ctx: OrganizationContext, query: ListVideosQuery): Promise<readonly ListedRow[]> {
  const { limit: _, order: __, sort: ___, cursor, ...filters } = query;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const where = isFiltered ? await listFilters(ctx, query) : eq(trackings.organizationId, ctx.organization.id);
  const isPrepared = !isFiltered && isPreparedPage(query);
  if (isPrepared && cursor === undefined) return firstPage(query)(ctx.db, { organization: ctx.organization.id });
  const after = await afterCursor(ctx, query);
  const { text, values } = toStatement(idsOf(query, after ? and(where, after) : where));
  const statement = { text: HEAD + text + tailFor(query), values };
  return readPrepared<ListedRow>(ctx.db, statement, { isPrepared });
}

/** Selects the rows of a page. What it shows is joined to these only: sorting by views reads all trackings. */
function idsOf(query: ListVideosQuery, where: SQL | undefined): SQL {
  const joined = isByState(query) ? sql` join ${videoState} on ${videoState.trackingId} = ${trackings.id}` : sql``;
  return sql`
    select ${trackings.id}, ${sortValue(query)} as sorted_by from ${trackings}${joined}
    where ${where} order by ${sql.join(sortOrder(query), sql`, `)}
    limit ${sql.raw(String(query.limit + 1))}`;
}

const keepPage = (query: ListVideosQuery) =>
  keptStatement<ListedRow, "organization">((value) => {
    const ids = idsOf(query, eq(trackings.organizationId, value("organization")));
    return sql`${sql.raw(HEAD)}${ids}${sql.raw(tailFor(query))}`;
  });
const firstPages = new Map<string, ReturnType<typeof keepPage>>();

/** Returns the statement of a prepared first page, the most frequent of all: its text is built once. */
function firstPage(query: ListVideosQuery): ReturnType<typeof keepPage> {
  const key = `${query.order} ${query.limit}`;
  const kept = firstPages.get(key) ?? keepPage(query);
  firstPages.set(key, kept);
  return kept;
}
