import {
  createLoader,
  parseAsArrayOf,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import {
  CHANNEL_AUDIENCES,
  CHANNEL_GROWTHS,
  CHANNEL_SIZES,
  CHANNEL_SORTS,
  MAX_COMPARED,
  PERIODS,
} from "@/lib/channels/channels/choice-rules";
import type { ChannelRowsQuery, ChannelSort } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORMS } from "@/lib/platforms/name-rules";

export const TABS = ["all", "saved", "videos", "find"] as const;
export type ListTab = (typeof TABS)[number];

/** URL parameters of the list. */
export const listParams = {
  tab: parseAsStringLiteral(TABS).withDefault("all"),
  q: parseAsString.withDefault(""),
  platform: parseAsStringLiteral(PLATFORMS),
  size: parseAsStringLiteral(CHANNEL_SIZES),
  growth: parseAsStringLiteral(CHANNEL_GROWTHS),
  audience: parseAsStringLiteral(CHANNEL_AUDIENCES),
  country: parseAsString,
  category: parseAsString,
  /** null: the list's own default. */
  sort: parseAsStringLiteral(CHANNEL_SORTS),
  order: parseAsStringLiteral(["asc", "desc"]),
};
export const loadListParams = createLoader(listParams);
export type ListParams = Awaited<ReturnType<typeof loadListParams>>;

const LISTS = { all: "all", saved: "saved", videos: "creators", find: "all" } as const;
const COUNTRY = /^[A-Z]{2}$/;
const ROWS_PER_PAGE = 50;

export const textOf = (q: string) => q.trim().slice(0, 200);
export const pageOf = (page: number) => Math.min(Math.max(page, 1), 10_000);

export const defaultOrder = (sort: ChannelSort) => (sort === "name" ? "asc" : "desc");

/** Converts URL parameters to a query, clamped to the range that the API accepts. */
export function toRowsQuery(params: ListParams): ChannelRowsQuery {
  const sort = params.sort ?? (params.tab === "all" ? "followers" : "recent");
  return {
    list: LISTS[params.tab],
    q: textOf(params.q),
    platform: params.platform ?? undefined,
    size: params.size ?? undefined,
    growth: params.growth ?? undefined,
    audience: params.audience ?? undefined,
    country: COUNTRY.test(params.country ?? "") ? (params.country ?? undefined) : undefined,
    category: params.category?.slice(0, 100) || undefined,
    sort,
    order: params.order ?? defaultOrder(sort),
    per_page: ROWS_PER_PAGE,
  };
}

export const NO_FILTER = {
  q: null,
  platform: null,
  size: null,
  growth: null,
  audience: null,
  country: null,
  category: null,
} as const;

const FILTERS = ["platform", "size", "growth", "audience", "country", "category"] as const;

export const hasFilter = (query: ChannelRowsQuery): boolean =>
  query.q !== "" || FILTERS.some((filter) => query[filter] !== undefined);

export const SECTIONS = ["overview", "audience", "posts", "mentions"] as const;
export type ChannelSection = (typeof SECTIONS)[number];
export const CHARTS = ["total", "change"] as const;
export type FollowerChart = (typeof CHARTS)[number];

/** URL parameters of the comparison of audiences. */
export const compareParams = { channels: parseAsArrayOf(parseAsString).withDefault([]) };
export const loadCompareParams = createLoader(compareParams);

/** A URL may contain anything: each well-formed ID once, and no more than fit side by side. */
export const comparedIds = (ids: readonly string[]): string[] =>
  [...new Set(ids.filter((id) => ID.test(id)).map((id) => id.toLowerCase()))].slice(0, MAX_COMPARED);
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** URL parameters of a channel's page. */
export const channelParams = {
  section: parseAsStringLiteral(SECTIONS).withDefault("overview"),
  period: parseAsNumberLiteral(PERIODS).withDefault(360),
  chart: parseAsStringLiteral(CHARTS).withDefault("total"),
  /** Page of the posts. */
  page: parseAsInteger.withDefault(1),
  in: parseAsInteger.withDefault(1),
  out: parseAsInteger.withDefault(1),
};
export const loadChannelParams = createLoader(channelParams);
export type ChannelParams = Awaited<ReturnType<typeof loadChannelParams>>;
