import { formatCompact, formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import { GOAL_METRIC_NAMES } from "@/lib/insight/campaigns/choice-rules";
import type { PlatformShare } from "@/lib/insight/campaigns/dashboard-schemas";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";

export const LIST_TITLE = "Campaigns";
export const LIST_DESCRIPTION = "Measure videos against a goal, a budget and a period.";

/** Dollars with cents; null: the dash of an unknown amount. */
export const usd = (value: number | null): string => (value === null ? "—" : formatUsd(value, 2));

/** "64.0% of 1M views"; null without a goal. */
export function goalWords({ goal_metric, goal_value, progress }: Campaign): string | null {
  if (goal_metric === null || goal_value === null) return null;
  const goal = `${formatCompact(goal_value)} ${GOAL_METRIC_NAMES[goal_metric].toLowerCase()}`;
  return progress.goal_share === null ? `no data yet, goal: ${goal}` : `${percent(progress.goal_share)} of ${goal}`;
}

/** 0.64 → "64.0%". */
export const percent = (share: number): string => formatPercent(share * 100);

/** Share of the budget that is spent; null without a budget or spend. */
export const budgetShare = ({ budget_usd, progress }: Campaign): number | null =>
  !budget_usd || progress.spend_usd === null ? null : progress.spend_usd / budget_usd;

/** How spend, CPM, cost per engagement and EMV come about, line by line. */
export const SPEND_LINES = ["Costs entered for videos", "+ fees", "+ each creator's rate × views ÷ 1,000"];

export function cpmLines({ progress: { spend_usd, views } }: Campaign): string[] {
  if (spend_usd === null) return ["Spend ÷ views × 1,000", "No cost, fee or rate entered"];
  if (!views) return ["Spend ÷ views × 1,000", "No views yet"];
  return ["Spend ÷ views × 1,000", `${usd(spend_usd)} ÷ ${formatInteger(views)} × 1,000`];
}

export function engagementLines({ progress: { spend_usd, engagements } }: Campaign): string[] {
  const formula = ["Spend ÷ engagements", "Engagements: likes + comments + shares"];
  if (spend_usd === null) return [...formula, "No cost, fee or rate entered"];
  if (!engagements) return [...formula, "No engagements yet"];
  return [...formula, `${usd(spend_usd)} ÷ ${formatInteger(engagements)}`];
}

export function emvLines({ emv_rates }: Campaign, platforms: readonly PlatformShare[]): string[] {
  const parts = platforms.flatMap(({ platform, views, emv_usd }) => {
    const rate = emv_rates[platform];
    if (rate === undefined || views === null) return [];
    return [`${PLATFORM_NAMES[platform]}: ${formatInteger(views)} × ${formatUsd(rate)} ÷ 1,000 = ${usd(emv_usd)}`];
  });
  return [
    "Views × EMV rate ÷ 1,000, by platform",
    ...(parts.length > 0 ? parts : ["No platform has both a rate and views"]),
  ];
}

export const TRACKING_COST_LINES = ["Stored snapshots × your price per snapshot", "Not part of the spend"];
