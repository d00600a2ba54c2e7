import { createLoader, parseAsInteger, parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from "nuqs/server";
import {
  CHANNEL_AUDIENCES,
  CHANNEL_GROWTHS,
  CHANNEL_SIZES,
  CHANNEL_SORTS,
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
  /** null: the list's own default. */
  sort: parseAsStringLiteral(CHANNEL_SORTS),
  order: parseAsStringLiteral(["asc", "desc"]),
};
export const loadListParams = createLoader(listParams);
export type ListParams = Awaited<ReturnType<typeof loadListParams>>;

const LISTS = { all: "all", saved: "saved", videos: "creators", find: "all" } as const;
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
    sort,
    order: params.order ?? defaultOrder(sort),
    per_page: ROWS_PER_PAGE,
  };
}

export const NO_FILTER = { q: null, platform: null, size: null, growth: null, audience: null } as const;

export const hasFilter = (query: ChannelRowsQuery): boolean =>
  query.q !== "" || [query.platform, query.size, query.growth, query.audience].some((value) => value !== undefined);

export const SECTIONS = ["overview", "audience", "posts", "mentions"] as const;
export type ChannelSection = (typeof SECTIONS)[number];
export const CHARTS = ["total", "change"] as const;
export type FollowerChart = (typeof CHARTS)[number];

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
