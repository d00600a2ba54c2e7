/** Why a post was started or not, and for how long one waits. Pure: the browser shows the same names. */

/** Reasons why a post isn't started, in the order in which they are checked. */
export const REFUSALS = [
  "too_old",
  "filter",
  "tracked_before",
  "unavailable",
  "daily_limit",
  "ceiling",
  "plan",
  "balance",
] as const;
export type Refused = (typeof REFUSALS)[number];

export const OUTCOMES = ["started", ...REFUSALS] as const;
export type FollowOutcome = (typeof OUTCOMES)[number];

export const OUTCOME_NAMES: Record<FollowOutcome, string> = {
  started: "Started",
  too_old: "Too old",
  filter: "Filtered out",
  tracked_before: "Tracked before",
  unavailable: "Unavailable",
  daily_limit: "Over the daily limit",
  ceiling: "Over the monthly ceiling",
  plan: "Over the plan's limit",
  balance: "Over the balance",
};

export const OUTCOME_TEXTS: Record<FollowOutcome, string> = {
  started: "The video is being tracked.",
  too_old: "Published before the follow, or couldn't be started within a day.",
  filter: "It doesn't match this follow's words or minimum length.",
  tracked_before: "Your organization already tracks this video, or tracked it before.",
  unavailable: "The post was removed or is private.",
  daily_limit: "The follow had already started its maximum number of posts that day.",
  ceiling: "The follow's monthly ceiling didn't cover it.",
  plan: "Your plan's limit of concurrent videos was reached.",
  balance: "Your available balance was too low.",
};

/** A post that can't be started for so long, because its platform doesn't answer, is too old. */
export const MAX_WAIT_HOURS = 24;
