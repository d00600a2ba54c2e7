import { fromUsd } from "@/lib/billing/rules";
import { AppError } from "@/lib/core/errors";
import type { UpdateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { termErrors } from "@/lib/insight/campaigns/terms-rules";
import type { CampaignRow } from "@/lib/tracking/campaigns/insert";

type Terms = Pick<
  CampaignRow,
  "startsAt" | "endsAt" | "budget" | "goalMetric" | "goalValue" | "emvRates" | "required" | "brief"
>;

export const NO_TERMS: Terms = {
  startsAt: null,
  endsAt: null,
  budget: null,
  goalMetric: null,
  goalValue: null,
  emvRates: {},
  required: [],
  brief: null,
};

const kept = <T, U>(value: T | undefined, before: U, read: (value: T) => U): U =>
  value === undefined ? before : read(value);
const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/**
 * Returns a campaign's terms after a change.
 * @throws AppError invalid_request if they don't fit together
 */
export function mergeTerms(before: Terms, change: UpdateCampaignRequest): Terms {
  const after: Terms = {
    startsAt: kept(change.starts_at, before.startsAt, dateOf),
    endsAt: kept(change.ends_at, before.endsAt, dateOf),
    budget: kept(change.budget_usd, before.budget, (usd) => (usd === null ? null : fromUsd(usd))),
    goalMetric: kept(change.goal_metric, before.goalMetric, (metric) => metric),
    goalValue: kept(change.goal_value, before.goalValue, (value) => value),
    emvRates: kept(change.emv_rates, before.emvRates, (rates) =>
      Object.fromEntries(
        Object.entries(rates).flatMap(([platform, usd]) =>
          usd === undefined ? [] : [[platform, Number(fromUsd(usd))]],
        ),
      ),
    ),
    required: kept(change.required, before.required, (tags) => tags),
    brief: kept(change.brief, before.brief, (text) => text?.trim() || null),
  };
  const details = termErrors(after);
  if (details.length > 0) throw new AppError({ code: "invalid_request", details });
  return after;
}
