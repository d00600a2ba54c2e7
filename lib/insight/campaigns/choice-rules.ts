import type { CampaignStatus, GoalMetric } from "@/lib/insight/campaigns/schemas";

/** What the campaign pages name and choose from, apart from the schemas, so that the pages don't load zod. */

export const STATUS_NAMES: Record<CampaignStatus, string> = { draft: "Draft", running: "Running", ended: "Ended" };

export const GOAL_METRIC_NAMES: Record<GoalMetric, string> = { views: "Views", engagements: "Engagements" };

/** Posts of a campaign whose captions are checked: the ones with the most views. */
export const MAX_CHECKED_POSTS = 2_000;

/** What the list of posts shows. */
export const POST_LISTS = ["all", "lacking"] as const;
export type PostList = (typeof POST_LISTS)[number];
