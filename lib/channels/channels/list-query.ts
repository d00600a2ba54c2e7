import { and, eq, exists, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import {
  audienceImports,
  channelCategories,
  channelNameKey,
  channels,
  savedChannels,
  trackedCreators,
} from "@/db/schema";
import { FAST_PERCENT, GOOD_GRADE, SIZE_LIMITS } from "@/lib/channels/channels/choice-rules";
import type { ChannelRowsQuery, ChannelSort } from "@/lib/channels/channels/dashboard-schemas";
import { matching } from "@/lib/channels/channels/matching";
import { sharesAudience } from "@/lib/channels/own-figures/read";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, type Position } from "@/lib/core/cursor";

/** Conditions and orders of the channels' list, over `channels` joined with the list's own table. */

type Filter = Pick<
  ChannelRowsQuery,
  "list" | "q" | "platform" | "size" | "growth" | "audience" | "country" | "category"
>;
type Order = Pick<ChannelRowsQuery, "list" | "sort" | "order">;

/** Joins the organization's own table that a list is made of; none for all channels. */
export const JOINS = {
  all: null,
  saved: { table: savedChannels, on: eq(savedChannels.channelId, channels.id) },
  creators: {
    table: trackedCreators,
    on: and(eq(trackedCreators.platform, channels.platform), eq(trackedCreators.creatorId, channels.externalId)),
  },
} as const;

export async function filterOf(ctx: OrganizationContext, query: Filter): Promise<SQL | undefined> {
  const { platform, size, growth, audience, country, category } = query;
  return and(
    // Others' sampled followers and creators aren't listed, unless the organization has something to do with them.
    query.list === "all" ? sql`not ${channels.isStub}` : undefined,
    query.list === "saved" ? eq(savedChannels.organizationId, ctx.organization.id) : undefined,
    query.list === "creators" ? eq(trackedCreators.organizationId, ctx.organization.id) : undefined,
    platform && eq(channels.platform, platform),
    size && hasSize(size),
    growth && GROWTHS[growth],
    audience === "known" ? hasAudience(ctx) : undefined,
    audience === "good" ? gte(channels.qualityGrade, GOOD_GRADE) : undefined,
    country ? eq(channels.country, country) : undefined,
    category === undefined ? undefined : sql`${channelCategories(channels)} @> array[${category}]::text[]`,
    (await matching(ctx, query.q))?.where,
  );
}

function hasSize(size: keyof typeof SIZE_LIMITS): SQL | undefined {
  const { from, below } = SIZE_LIMITS[size];
  return and(gte(channels.followers, from), below === null ? undefined : lt(channels.followers, below));
}

const GROWTHS = {
  growing: sql`${channels.gained} > 0`,
  fast: sql`${channels.gainedPercent} >= ${FAST_PERCENT}`,
  shrinking: sql`${channels.gained} < 0`,
};

/** A follower sample with followers, or the organization's own import. */
const hasAudience = (ctx: OrganizationContext): SQL | undefined =>
  or(
    isNotNull(channels.qualityGrade),
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(audienceImports)
        .where(
          and(eq(audienceImports.organizationId, ctx.organization.id), eq(audienceImports.channelId, channels.id)),
        ),
    ),
    sharesAudience(ctx),
  );

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
export function sortValue(query: Order): SQL<number | string | null> {
  const { column, kind } = sortOf(query);
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

/** A part of the list that is one range of an index: the rows with a sort value, and then those without one. */
export interface ListPart {
  where: SQL | undefined;
  order: SQL[];
}

/**
 * Returns the list's parts, in order, after the row at which the page before ended. Ties are ordered by ID.
 * @param last the page before; `rowId` is the internal ID of its last row
 */
export function partsAfter(query: Order, last: (Position & { rowId: number }) | null): ListPart[] {
  const { column, kind, isNullable } = sortOf(query);
  const direction = sql.raw(query.order);
  const beyond = sql.raw(query.order === "asc" ? ">" : "<");
  const without: ListPart = { where: isNull(column), order: [sql`${channels.id} ${direction}`] };
  const withValue: ListPart = {
    where: isNullable ? isNotNull(column) : undefined,
    order: [sql`${column} ${direction}`, sql`${channels.id} ${direction}`],
  };
  if (last?.value === null) {
    if (!isNullable) throw cursorRefused();
    return [{ ...without, where: and(without.where, sql`${channels.id} ${beyond} ${last.rowId}`) }];
  }
  if (last) {
    if (!fits(kind, last.value)) throw cursorRefused();
    const value = kind === "time" ? new Date(Number(last.value)).toISOString() : last.value;
    withValue.where = sql`(${column}, ${channels.id}) ${beyond} (${value}::${CASTS[kind]}, ${last.rowId}::bigint)`;
  }
  return isNullable ? [withValue, without] : [withValue];
}
