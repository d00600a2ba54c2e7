import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { AlertCondition, AlertScope, ConditionType } from "@/lib/insight/alerts/schemas";

/** How conditions are evaluated, and which go together with which scope. Pure. */

/** Evaluated when the collection settles hours. */
export const HOURLY_TYPES = [
  "views",
  "views_per_hour",
  "outlier",
  "engagement",
  "fall",
  "unavailable",
] as const satisfies readonly ConditionType[];
/** Evaluated by the clock. */
export const SWEPT_TYPES = [
  "no_snapshot",
  "campaign_goal",
  "campaign_budget",
  "campaign_end",
  "balance",
  "runway",
] as const satisfies readonly ConditionType[];

const CAMPAIGN_TYPES: readonly ConditionType[] = ["campaign_goal", "campaign_budget", "campaign_end"];
const MONEY_TYPES: readonly ConditionType[] = ["balance", "runway"];

export const subjectOf = (type: ConditionType): "video" | "campaign" | "organization" =>
  CAMPAIGN_TYPES.includes(type) ? "campaign" : MONEY_TYPES.includes(type) ? "organization" : "video";

/** Returns why a condition can't be evaluated for a scope; null if it can. */
export function scopeError(condition: AlertCondition["type"], scope: AlertScope["type"]): string | null {
  const subject = subjectOf(condition);
  if (subject === "organization" && scope !== "all") return `Must be all for a ${condition} condition`;
  if (subject === "campaign" && scope !== "all" && scope !== "campaign")
    return `Must be all or campaign for a ${condition} condition`;
  return null;
}

/** Whether a figure meets a condition that holds for a time; null if the figure is unknown, which changes nothing. */
export function holds(condition: AlertCondition, value: number | null): boolean | null {
  switch (condition.type) {
    case "outlier":
      return value === null ? null : value >= condition.times;
    case "campaign_goal":
    case "campaign_budget":
      return value === null ? null : value >= condition.percent;
    case "balance":
      return value === null ? null : value < condition.below_usd;
    // Without running trackings, the balance lasts.
    case "runway":
      return value !== null && value < condition.below_hours;
    default:
      return null;
  }
}

/** Returns the figure of a condition that another figure is compared with; null without one. */
export function thresholdOf(condition: AlertCondition): number | null {
  switch (condition.type) {
    case "views":
    case "views_per_hour":
      return condition.value;
    case "outlier":
      return condition.times;
    case "engagement":
    case "campaign_goal":
    case "campaign_budget":
      return condition.percent;
    case "no_snapshot":
    case "campaign_end":
      return condition.hours;
    case "balance":
      return condition.below_usd;
    case "runway":
      return condition.below_hours;
    default:
      return null;
  }
}

/**
 * Whether a condition that holds for a time fires now.
 * @param before whether it held when it was last evaluated; null: never evaluated
 * @param isNew the subject appeared after the alert was armed, so that nothing was met before
 */
export const firesNow = (now: boolean | null, before: boolean | null, isNew: boolean): boolean =>
  now === true && (before === null ? isNew : !before);

/** Whether an alert may fire again for a subject. */
export const isCool = (lastFiredAt: Date | null, now: Date, cooldownHours: number): boolean =>
  lastFiredAt === null || now.getTime() - lastFiredAt.getTime() >= cooldownHours * HOUR_MS;
