import { formatCompact, formatInteger, formatPercent, formatUsd, plural } from "@/lib/core/format";
import type { AlertCondition, FiringFigures } from "@/lib/insight/alerts/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";

/** Conditions and firings in plain sentences, for pages, emails and messages alike. Pure. */

const percent = (value: number): string => formatPercent(value).replace(/\.?0+%$/, "%");
const times = (value: number): string => `${Number(value.toFixed(1))}×`;

/** Returns what an alert waits for: "Views pass 100,000". */
export function conditionText(condition: AlertCondition): string {
  switch (condition.type) {
    case "views":
      return `Views pass ${formatInteger(condition.value)}`;
    case "views_per_hour":
      return `Views per hour over ${plural(condition.hours, "hour")} pass ${formatInteger(condition.value)}`;
    case "outlier":
      return `Views reach ${times(condition.times)} the creator's median at the same age`;
    case "engagement":
      return condition.direction === "above"
        ? `Engagement rises above ${percent(condition.percent)}`
        : `Engagement falls below ${percent(condition.percent)}`;
    case "fall":
      return `${METRIC_NAMES[condition.metric]} drop by more than rounding explains`;
    case "unavailable":
      return "The video becomes unavailable or private";
    case "no_snapshot":
      return `No snapshot for ${plural(condition.hours, "hour")}`;
    case "campaign_goal":
      return `A campaign reaches ${percent(condition.percent)} of its goal`;
    case "campaign_budget":
      return `A campaign's spend reaches ${percent(condition.percent)} of its budget`;
    case "campaign_end":
      return `A campaign ends within ${plural(condition.hours, "hour")}`;
    case "balance":
      return `The available balance falls below ${formatUsd(condition.below_usd)}`;
    case "runway":
      return `Runway falls below ${plural(condition.below_hours, "hour")}`;
  }
}

/** Returns what happened: "Views passed 100,000". */
export function firingText(condition: AlertCondition, { reason, value }: FiringFigures): string {
  switch (condition.type) {
    case "views":
      return `Views passed ${formatInteger(condition.value)}`;
    case "views_per_hour":
      return `Views per hour passed ${formatInteger(condition.value)}`;
    case "outlier":
      return `Views reached ${times(value ?? condition.times)} the creator's median`;
    case "engagement":
      return condition.direction === "above"
        ? `Engagement rose above ${percent(condition.percent)}`
        : `Engagement fell below ${percent(condition.percent)}`;
    case "fall":
      return `${METRIC_NAMES[condition.metric]} dropped`;
    case "unavailable":
      return reason === "private" ? "The video is now private" : "The video is no longer available";
    case "no_snapshot":
      return `No snapshot for ${plural(Math.floor(value ?? condition.hours), "hour")}`;
    case "campaign_goal":
      return `The campaign reached ${percent(condition.percent)} of its goal`;
    case "campaign_budget":
      return `The campaign's spend reached ${percent(condition.percent)} of its budget`;
    case "campaign_end":
      return `The campaign ends within ${plural(condition.hours, "hour")}`;
    case "balance":
      return `The available balance fell below ${formatUsd(condition.below_usd)}`;
    case "runway":
      return `Runway fell below ${plural(condition.below_hours, "hour")}`;
  }
}

/** Returns how a condition's figures are written. */
export function figureFormat(type: AlertCondition["type"]): (value: number) => string {
  switch (type) {
    case "outlier":
      return times;
    case "engagement":
    case "campaign_goal":
    case "campaign_budget":
      return formatPercent;
    case "balance":
      return (value) => formatUsd(value, 2);
    case "no_snapshot":
    case "campaign_end":
    case "runway":
      return (value) => plural(Math.floor(value), "hour");
    default:
      return (value) => formatInteger(Math.round(value));
  }
}

const NOW_NAMES: Partial<Record<AlertCondition["type"], string>> = {
  views_per_hour: "Views per hour",
  outlier: "Multiple of the median",
  engagement: "Engagement rate",
  no_snapshot: "Time without a snapshot",
  campaign_goal: "Goal reached",
  campaign_budget: "Budget spent",
  campaign_end: "Time left",
  balance: "Available balance",
  runway: "Runway",
};

/** Returns the figures of a firing as pairs of name and text. */
export function firingFacts(condition: AlertCondition, figures: FiringFigures): [name: string, text: string][] {
  const format = figureFormat(condition.type);
  const name =
    condition.type === "fall" ? METRIC_NAMES[condition.metric] : (NOW_NAMES[condition.type] ?? METRIC_NAMES.views);
  const facts: [string, string][] = [];
  if (figures.value !== null) facts.push([name, format(figures.value)]);
  if (figures.previous !== null) facts.push(["Before", format(figures.previous)]);
  if (figures.views !== null && name !== METRIC_NAMES.views) facts.push(["Views", formatCompact(figures.views)]);
  return facts;
}
