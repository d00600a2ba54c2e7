import { formatUsd, plural } from "@/lib/core/format";
import type { FollowRow } from "@/lib/insight/follows/dashboard-schemas";
import { OUTCOME_NAMES } from "@/lib/insight/follows/outcome-rules";

export const startedOf = ({ outcomes }: Pick<FollowRow, "outcomes">): number =>
  outcomes.find(({ outcome }) => outcome === "started")?.posts ?? 0;

/** Why posts weren't started, most common first: "12 too old, 3 filtered out". */
export function refusedWords({ outcomes }: Pick<FollowRow, "outcomes">): string {
  const refused = outcomes.filter(({ outcome }) => outcome !== "started").toSorted((a, b) => b.posts - a.posts);
  return refused.map(({ outcome, posts }) => `${posts} ${OUTCOME_NAMES[outcome].toLowerCase()}`).join(", ");
}

/** "$12.60 of $250.00 this month". */
export const spentWords = ({ month_committed_usd, monthly_ceiling_usd }: FollowRow): string =>
  monthly_ceiling_usd === null
    ? formatUsd(month_committed_usd, 2)
    : `${formatUsd(month_committed_usd, 2)} of ${formatUsd(monthly_ceiling_usd, 2)}`;

/** A length in the largest unit that it is a whole number of. */
function lengthWords(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds > 0 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** What a follow wants, in a line. */
export function termsWords(follow: FollowRow): string {
  const parts = [
    `${plural(follow.days_per_post, "day")} per post`,
    follow.max_per_day === null ? null : `at most ${follow.max_per_day} a day`,
    follow.include.length > 0 ? `with ${follow.include.join(" or ")}` : null,
    follow.exclude.length > 0 ? `without ${follow.exclude.join(", ")}` : null,
    follow.min_seconds === null ? null : `${lengthWords(follow.min_seconds)} or longer`,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

/** Why a channel isn't looked up, or that its last lookup failed; null if all is well. */
export function troubleWords({ channel_state, lookup_failure }: FollowRow): string | null {
  if (channel_state === "gone") return "The account no longer exists. Lookups resume if it comes back.";
  if (channel_state === "private") return "The account is private. Lookups resume when it becomes public.";
  return lookup_failure === null ? null : "The last lookup failed. Clipscope will try again soon.";
}
