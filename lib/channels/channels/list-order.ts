import { and, gte, isNotNull, isNull, not, type SQL, sql } from "drizzle-orm";
import { channelNameKey, channels, savedChannels, trackedCreators } from "@/db/schema";
import { GOOD_GRADE } from "@/lib/channels/channels/choice-rules";
import type { ChannelRowsQuery, ChannelSort } from "@/lib/channels/channels/dashboard-schemas";
import { hasOwnGrade, ownGrade } from "@/lib/channels/own-figures/read";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, type Position } from "@/lib/core/cursor";

/** Orders of the channels' list, over `channels` joined with the list's own table. */

type Order = Pick<ChannelRowsQuery, "list" | "sort" | "order" | "audience">;

type Kind = "number" | "bigint" | "text" | "time";

const SORTS: Record<Exclude<ChannelSort, "recent">, { column: SQL; kind: Kind; isNullable: boolean }> = {
  followers: { column: sql`${channels.followers}`, kind: "bigint", isNullable: true },
  gained: { column: sql`${channels.gained}`, kind: "bigint", isNullable: true },
  gained_percent: { column: sql`${channels.gainedPercent}`, kind: "number", isNullable: true },
  quality: { column: sql`${channels.qualityGrade}`, kind: "bigint", isNullable: true },
  name: { column: channelNameKey(channels), kind: "text", isNullable: false },
  updated: { column: sql`${channels.profileAt}`, kind: "time", isNullable: false },
};

const RECENT = {
  // Channels are stored in the order of their IDs.
  all: { column: sql`${channels.id}`, kind: "bigint" as const, isNullable: false },
  saved: { column: sql`${savedChannels.savedAt}`, kind: "time" as const, isNullable: false },
  creators: { column: sql`${trackedCreators.lastAt}`, kind: "time" as const, isNullable: false },
};

const sortOf = ({ list, sort }: Order) => (sort === "recent" ? RECENT[list] : SORTS[sort]);

/** The sort value that the cursor stores. */
function cursorValueOf(column: SQL, kind: Kind): SQL<number | string | null> {
  if (kind === "text") return sql`${column}`;
  return kind === "time" ? sql`(extract(epoch from ${column}) * 1000)::float8` : sql`${column}::float8`;
}

const CASTS: Record<Kind, SQL> = {
  number: sql`float8`,
  bigint: sql`bigint`,
  text: sql`text`,
  time: sql`timestamptz`,
};

function fits(kind: Kind, value: number | string): boolean {
  if (kind === "text") return typeof value === "string" && !value.includes("\0");
  if (typeof value !== "number") return false;
  return kind === "number" || (Number.isSafeInteger(value) && (kind === "bigint" || Math.abs(value) < 8.64e15));
}

/** Rows of the list that are one range of an index, or few. */
export interface ListPart {
  where: SQL | undefined;
  order: SQL[];
  /** The sort value that the cursor stores; null for rows without one. */
  value: SQL<number | string | null>;
}

/**
 * Returns the list's parts, in order, after the row at which the page before ended: the rows with a sort value, and then
 * those without one. Parts of one group are merged by their values; ties are ordered by ID.
 * @param last the page before; `rowId` is the internal ID of its last row
 */
export function partsAfter(
  ctx: OrganizationContext,
  query: Order,
  last: (Position & { rowId: number }) | null,
): ListPart[][] {
  const { column, kind, isNullable } = sortOf(query);
  const direction = sql.raw(query.order);
  const beyond = sql.raw(query.order === "asc" ? ">" : "<");
  const isByQuality = query.sort === "quality";
  const without = and(isNull(column), isByQuality ? not(hasOwnGrade(ctx)) : undefined);
  const rest = { order: [sql`${channels.id} ${direction}`], value: sql<null>`null` };
  if (last?.value === null) {
    if (!isNullable) throw cursorRefused();
    return [[{ ...rest, where: and(without, sql`${channels.id} ${beyond} ${last.rowId}`) }]];
  }
  let after: ((by: SQL) => SQL) | null = null;
  if (last) {
    if (!fits(kind, last.value)) throw cursorRefused();
    const value = kind === "time" ? new Date(Number(last.value)).toISOString() : last.value;
    after = (by) => sql`(${by}, ${channels.id}) ${beyond} (${value}::${CASTS[kind]}, ${last.rowId}::bigint)`;
  }
  const sorted = (by: SQL, isPart: SQL | undefined): ListPart => ({
    where: and(isPart, after?.(by)),
    order: [sql`${by} ${direction}`, sql`${channels.id} ${direction}`],
    value: cursorValueOf(by, kind),
  });
  if (!isNullable) return [[sorted(column, undefined)]];
  const own = isByQuality ? [sorted(ownGrade(ctx), and(isNull(column), hasOwnGrade(ctx)))] : [];
  // The filter also accepts the owners' grades, so it is no range of the grades' index.
  const isGood = isByQuality && query.audience === "good" ? gte(column, GOOD_GRADE) : undefined;
  return [[sorted(column, and(isNotNull(column), isGood)), ...own], [{ ...rest, where: without }]];
}

/** Returns the rows of a group's parts in the list's order. */
export function mergeParts<Row extends { channel: { id: number }; value: number | string | null }>(
  parts: readonly (readonly Row[])[],
  order: Order["order"],
): Row[] {
  const [first = [], ...others] = parts;
  if (others.every((part) => part.length === 0)) return [...first];
  const sign = order === "asc" ? 1 : -1;
  // Only grades are merged.
  return parts.flat().sort((a, b) => sign * (Number(a.value) - Number(b.value) || a.channel.id - b.channel.id));
}
