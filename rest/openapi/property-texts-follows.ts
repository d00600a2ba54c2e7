/** Texts of follow properties; some names have another meaning elsewhere. */
const FOLLOW: Record<string, string> = {
  id: "ID of the follow.",
  channel_id: "ID of the channel.",
  platform: "Platform of the channel.",
  username: "Current username of the channel.",
  back_posts: "Number of existing posts, newest first, that are also tracked.",
  include: "Words or phrases. A post needs at least one of them. Empty if every post passes.",
  exclude: "Words or phrases that a post must not contain.",
  min_seconds: "Shortest length in seconds. Null if any length passes.",
  days_per_post: "Number of days that each post is tracked.",
  labels: "IDs of the labels that the videos get.",
  campaign: "ID of the campaign that the videos join. Null without one.",
  max_per_day: "Maximum number of posts started per day (UTC). Null without a limit.",
  monthly_ceiling_usd:
    "Maximum cost of the posts started in a calendar month (UTC), in US dollars. Null without a ceiling.",
  competitor: "Whether the creator is marked as a competitor.",
  status: "`paused` while no posts are started, otherwise `active`.",
  created_at: "When the follow was created.",
};
const EVENT: Record<string, string> = {
  follow_id: "ID of the follow.",
  channel_id: FOLLOW.channel_id ?? "",
  platform: FOLLOW.platform ?? "",
  username: FOLLOW.username ?? "",
  video: "The tracked video.",
  committed_usd: "Maximum cost of the tracking, in US dollars.",
};

const within = (schema: string, texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => [`${schema}.${name}`, [text]] as const);

export const FOLLOW_TEXTS: Record<string, readonly [description: string, example?: unknown]> = {
  follows: ["Follows of this page, newest first."],
  ...Object.fromEntries([...within("Follow", FOLLOW), ...within("FollowStartedEvent", EVENT)]),
};
