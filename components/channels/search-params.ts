import { createLoader, parseAsInteger, parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { CHANNEL_SORTS, PERIODS } from "@/lib/channels/channels/choice-rules";
import type { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORMS } from "@/lib/platforms/name-rules";

export const TABS = ["saved", "videos", "find"] as const;
export type ListTab = (typeof TABS)[number];

/** URL parameters of the list. */
export const listParams = {
  tab: parseAsStringLiteral(TABS).withDefault("saved"),
  q: parseAsString.withDefault(""),
  platform: parseAsStringLiteral(PLATFORMS),
  sort: parseAsStringLiteral(CHANNEL_SORTS).withDefault("recent"),
  page: parseAsInteger.withDefault(1),
};
export const loadListParams = createLoader(listParams);
export type ListParams = Awaited<ReturnType<typeof loadListParams>>;

export const ROWS_PER_PAGE = 25;

export const textOf = (q: string) => q.trim().slice(0, 200);
export const pageOf = (page: number) => Math.min(Math.max(page, 1), 10_000);

/** Converts URL parameters to a query, clamped to the range that the API accepts. */
export const toRowsQuery = (params: ListParams): ChannelRowsQuery => ({
  list: params.tab === "videos" ? "creators" : "saved",
  q: textOf(params.q),
  platform: params.platform ?? undefined,
  sort: params.sort,
  page: pageOf(params.page),
  per_page: ROWS_PER_PAGE,
});

export const SECTIONS = ["followers", "audience", "mentions", "posts"] as const;
export const CHARTS = ["total", "change"] as const;
export type FollowerChart = (typeof CHARTS)[number];

/** URL parameters of a channel's page. */
export const channelParams = {
  section: parseAsStringLiteral(SECTIONS).withDefault("followers"),
  period: parseAsNumberLiteral(PERIODS).withDefault(90),
  chart: parseAsStringLiteral(CHARTS).withDefault("total"),
  /** Page of the posts. */
  page: parseAsInteger.withDefault(1),
  in: parseAsInteger.withDefault(1),
  out: parseAsInteger.withDefault(1),
};
export const loadChannelParams = createLoader(channelParams);
export type ChannelParams = Awaited<ReturnType<typeof loadChannelParams>>;
