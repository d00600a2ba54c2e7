/** Texts of campaign properties; most names have another meaning elsewhere. */
const CAMPAIGN: Record<string, string> = {
  id: "ID of the campaign.",
  name: "Name of the campaign.",
  starts_at: "When the campaign starts. Null if it has no start.",
  ends_at: "When the campaign ends. Null if it has no end.",
  budget_usd: "Budget in US dollars. Null if not set.",
  goal_metric: "Metric of the goal. Null without a goal.",
  goal_value: "Number to reach. Null without a goal.",
  emv_rates: "What 1,000 views on each platform are worth to you, in US dollars.",
  tiktok: "US dollars per 1,000 views on TikTok.",
  youtube: "US dollars per 1,000 views on YouTube.",
  instagram: "US dollars per 1,000 views on Instagram.",
  twitter: "US dollars per 1,000 views on X.",
  required: "Hashtags and mentions that every post needs.",
  brief: "Brief for the creators. Null if not entered.",
  status: "`draft` before `starts_at`, `ended` from `ends_at` on, otherwise `running`.",
  created_at: "When the campaign was created.",
  creators: "Creators in the campaign and what they are paid.",
  channel_id: "ID of the creator's channel.",
  fee_usd: "What the creator is paid for the whole campaign, in US dollars. Null if not entered.",
  rate_usd_per_1000_views: "What the creator is paid per 1,000 views, in US dollars. Null if not entered.",
  progress: "Totals from the latest snapshots. Amounts are rounded half up to six decimals, shares to four.",
  videos: "Number of videos. A video that you track twice counts once.",
  views: "Sum of the latest views. Null when unknown.",
  engagements: "Sum of the latest likes, comments and shares. Null when unknown.",
  spend_usd:
    "Costs entered for the videos + fees + rate × views ÷ 1,000 for each creator's videos, in US dollars. Null if nothing is entered.",
  tracking_cost_usd: "Snapshots of the videos × your price per snapshot, in US dollars. Not part of `spend_usd`.",
  cpm_usd: "`spend_usd` per 1,000 views. Null without spend or views.",
  cost_per_engagement_usd: "`spend_usd` per engagement. Null without spend or engagements.",
  emv_usd:
    "Earned media value in US dollars: views × rate ÷ 1,000 for each platform that has a rate. Null without such views.",
  goal_share:
    "Share of the goal that has been reached. 1 is the goal, and the share can exceed it. Null without a goal or its metric.",
  time_share: "Share of the time between start and end that has passed, from 0 to 1. Null unless both dates are set.",
};
const EVENT: Record<string, string> = {
  id: "ID of the campaign.",
  name: "Name of the campaign.",
  goal_metric: "Metric of the goal.",
  goal_value: "Number to reach.",
  value: "Value that reached the goal.",
  reached_at: "When Clipscope found that the goal was reached.",
};

const within = (schema: string, texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => [`${schema}.${name}`, [text]] as const);

export const CAMPAIGN_TEXTS: Record<string, readonly [description: string, example?: unknown]> = {
  campaigns: ["Campaigns of this page, newest first."],
  ...Object.fromEntries([...within("Campaign", CAMPAIGN), ...within("CampaignGoalReachedEvent", EVENT)]),
};
