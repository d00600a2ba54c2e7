import type { CampaignTerms } from "@/lib/insight/campaigns/progress-rules";

/** Returns what is wrong with terms as a whole, after a change was merged into them. Pure. */
export function termErrors({ startsAt, endsAt, goalMetric, goalValue }: Omit<CampaignTerms, "emvRates">) {
  const errors: { field: string; message: string }[] = [];
  if (startsAt && endsAt && endsAt.getTime() <= startsAt.getTime())
    errors.push({ field: "ends_at", message: "Must be later than starts_at" });
  if (goalMetric !== null && goalValue === null)
    errors.push({ field: "goal_value", message: "Required with goal_metric, for example 1000000" });
  if (goalMetric === null && goalValue !== null)
    errors.push({ field: "goal_metric", message: "Required with goal_value. Must be views or engagements" });
  return errors;
}
