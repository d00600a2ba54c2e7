import { type AlertChannelRequest, AlertCondition, type ConditionType } from "@/lib/insight/alerts/schemas";

/** The form of an alert as its fields hold it. */
export interface AlertValues {
  name: string;
  type: ConditionType;
  /** The condition's figure: views, a percentage, hours, dollars or a multiple. */
  figure: number | null;
  /** Hours of views per hour. */
  hours: number | null;
  /** `all`, or the kind and ID of a label or campaign: `label:cm5abc`. */
  scope: string;
  /** `email`, `webhook`, or the kind and ID of a channel: `slack:cm5abc`. */
  channels: string[];
  cooldown_hours: number | null;
}

interface ConditionChoice {
  id: ConditionType;
  name: string;
  /** Label of the figure; null without one. */
  figure: string | null;
  isUsd?: boolean;
}

/** Conditions in plain words, in the order of the form. */
export const CONDITIONS: readonly ConditionChoice[] = [
  { id: "views", name: "Views pass a number", figure: "Views" },
  { id: "views_per_hour", name: "Views per hour pass a number", figure: "Views per hour" },
  { id: "outlier", name: "A video breaks out", figure: "Times the creator's median" },
  { id: "engagement", name: "Engagement falls below a percentage", figure: "Percent" },
  { id: "fall", name: "Views fall", figure: null },
  { id: "unavailable", name: "A video is gone or private", figure: null },
  { id: "no_snapshot", name: "Snapshots are missing", figure: "Hours" },
  { id: "campaign_goal", name: "A campaign nears its goal", figure: "Percent of the goal" },
  { id: "campaign_budget", name: "A campaign nears its budget", figure: "Percent of the budget" },
  { id: "campaign_end", name: "A campaign ends soon", figure: "Hours before the end" },
  { id: "balance", name: "The balance falls below an amount", figure: "Available balance", isUsd: true },
  { id: "runway", name: "The runway falls below some hours", figure: "Hours" },
];

/** Returns the condition of the form; null if its figure is missing or out of range. */
export function conditionOf({ type, figure, hours }: Pick<AlertValues, "type" | "figure" | "hours">) {
  const members: Record<ConditionType, object> = {
    views: { value: figure },
    views_per_hour: { value: figure, hours },
    outlier: { times: figure },
    engagement: { direction: "below", percent: figure },
    fall: { metric: "views" },
    unavailable: {},
    no_snapshot: { hours: figure },
    campaign_goal: { percent: figure },
    campaign_budget: { percent: figure },
    campaign_end: { hours: figure },
    balance: { below_usd: figure },
    runway: { below_hours: figure },
  };
  return AlertCondition.safeParse({ type, ...members[type] });
}

/** Returns the channels of the form. @param email the reader's own address */
export const channelsOf = (chosen: readonly string[], email: string | undefined): AlertChannelRequest[] =>
  chosen.flatMap((text): AlertChannelRequest[] => {
    const [type, id] = text.split(":");
    if (type === "email") return email === undefined ? [] : [{ type, to: [email] }];
    if (type === "webhook") return [{ type }];
    return (type === "slack" || type === "discord") && id !== undefined ? [{ type, id }] : [];
  });
