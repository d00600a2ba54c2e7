import { createLoader, parseAsBoolean, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { POST_LISTS } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignPostsQuery } from "@/lib/insight/campaigns/dashboard-schemas";

/** URL parameters of the list. */
export const listParams = {
  /** The form is open. */
  create: parseAsBoolean.withDefault(false),
};

export const METRICS = ["views", "engagements"] as const;
export type CampaignMetric = (typeof METRICS)[number];
export const MODES = ["total", "gained"] as const;
export type CampaignMode = (typeof MODES)[number];

/** URL parameters of a campaign's page. */
export const campaignParams = {
  /** null: the goal's, or views. */
  metric: parseAsStringLiteral(METRICS),
  chart: parseAsStringLiteral(MODES).withDefault("total"),
  posts: parseAsStringLiteral(POST_LISTS).withDefault("all"),
  page: parseAsInteger.withDefault(1),
};
export const loadCampaignParams = createLoader(campaignParams);

export const POSTS_PER_PAGE = 10;

/** A URL may contain any page. */
export const toPostsQuery = ({ posts, page }: Pick<CampaignPageParams, "posts" | "page">): CampaignPostsQuery => ({
  list: posts,
  page: Math.min(Math.max(page, 1), 10_000),
  per_page: POSTS_PER_PAGE,
});
type CampaignPageParams = Awaited<ReturnType<typeof loadCampaignParams>>;
