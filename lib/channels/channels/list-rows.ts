import { and, eq, getTableColumns, type SQL } from "drizzle-orm";
import { channels } from "@/db/schema";
import type { ChannelRows, ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { type ListPart, mergeParts, partsAfter } from "@/lib/channels/channels/list-order";
import { filterOf, JOINS } from "@/lib/channels/channels/list-query";
import { presentListed } from "@/lib/channels/channels/listed";
import { recentFollowers } from "@/lib/channels/channels/recent-followers";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, readCursor, writeCursor } from "@/lib/core/cursor";
import { assertRight } from "@/lib/core/rights";
import { idKind } from "@/lib/tracking/trackings/identity";

/** Counting more would read them all: a list that is longer has no total. */
const MAX_COUNTED = 1_000;

/**
 * Returns a page of all known channels, of those that the organization saved, or of the creators whose videos it tracks or
 * tracked.
 * @throws AppError invalid_request for a cursor of another list
 */
export async function listChannelRows(ctx: OrganizationContext, query: ChannelRowsQuery): Promise<ChannelRows> {
  assertRight(ctx.actor, "channels:read");
  const filter = await filterOf(ctx, query);
  const [found, total] = await Promise.all([
    readPage(ctx, query, filter),
    query.cursor ? null : countRows(ctx, query, filter),
  ]);
  const shown = found.slice(0, query.per_page);
  const last = found.length > query.per_page ? shown.at(-1) : undefined;
  const rows = shown.map(({ channel }) => channel);
  const [listed, followers] = await Promise.all([presentListed(ctx, rows), recentFollowers(ctx, rows)]);
  return {
    rows: listed.map((row, index) => ({ ...row, recent_followers: followers.get(rows[index]?.id ?? 0) ?? [] })),
    total,
    next_cursor: last ? writeCursor(ctx, listOf(query), { value: last.value, id: last.channel.uuid }) : null,
  };
}

/** Another page size continues the same list. */
const listOf = ({ cursor: _, per_page: __, ...list }: ChannelRowsQuery) => list;

/** Returns the page's rows, and one more if there are further ones. */
async function readPage(ctx: OrganizationContext, query: ChannelRowsQuery, filter: SQL | undefined) {
  const limit = query.per_page + 1;
  const found: Awaited<ReturnType<typeof readPart>> = [];
  for (const group of partsAfter(ctx, query, await positionOf(ctx, query))) {
    const left = limit - found.length;
    if (left <= 0) break;
    const parts = await Promise.all(group.map((part) => readPart(ctx, query, filter, part, left)));
    found.push(...mergeParts(parts, query.order).slice(0, left));
  }
  return found;
}

async function readPart(
  ctx: OrganizationContext,
  { list }: ChannelRowsQuery,
  filter: SQL | undefined,
  { where, order, value }: ListPart,
  limit: number,
) {
  const page = ctx.db
    .select({ channel: getTableColumns(channels), value })
    .from(channels)
    .$dynamic();
  const join = JOINS[list];
  if (join) page.innerJoin(join.table, join.on);
  return page
    .where(and(filter, where))
    .orderBy(...order)
    .limit(limit);
}

/** Returns where the page before ended; null for the first page. */
async function positionOf(ctx: OrganizationContext, query: ChannelRowsQuery) {
  if (query.cursor === undefined) return null;
  const position = readCursor(ctx, listOf(query), query.cursor);
  if (idKind(position.id) !== "uuid") throw cursorRefused();
  const [last] = await ctx.db.select({ rowId: channels.id }).from(channels).where(eq(channels.uuid, position.id));
  if (!last) throw cursorRefused();
  return { ...position, ...last };
}

/** Returns how many rows match; null if there are more than `MAX_COUNTED`. */
async function countRows(
  ctx: OrganizationContext,
  query: ChannelRowsQuery,
  filter: SQL | undefined,
): Promise<number | null> {
  const matching = ctx.db.select({ id: channels.id }).from(channels).$dynamic();
  const join = JOINS[query.list];
  if (join) matching.innerJoin(join.table, join.on);
  matching.where(filter).limit(MAX_COUNTED + 1);
  const total = await ctx.db.$count(matching.as("matching"));
  return total > MAX_COUNTED ? null : total;
}
