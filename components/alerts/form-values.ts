import { oneLine } from "@/lib/core/one-line-rules";
import { thresholdOf } from "@/lib/insight/alerts/condition-rules";
import {
  type Alert,
  type AlertChannelRequest,
  AlertCondition,
  AlertScope,
  type ConditionType,
  DEFAULT_COOLDOWN_HOURS,
} from "@/lib/insight/alerts/schemas";
import type { Metric } from "@/lib/platforms/schemas";

/** A condition of the form: the documented ones, with one for each direction of engagement. */
export type ConditionId = Exclude<ConditionType, "engagement"> | "engagement_above" | "engagement_below";

/** The form of an alert as its fields hold it. */
export interface AlertValues {
  name: string;
  type: ConditionId;
  /** The condition's figure: views, a percentage, hours, dollars or a multiple. */
  figure: number | null;
  /** Hours of views per hour. */
  hours: number | null;
  /** Of a fall. */
  metric: Metric;
  /** `all`, or a kind and an ID: `label:cm5abc`. `channel` and `video` without an ID: not chosen yet. */
  scope: string;
  /** `email:` and an address, `webhook`, or the kind and ID of a channel: `slack:cm5abc`. */
  channels: string[];
  cooldown_hours: number | null;
}

interface ConditionChoice {
  id: ConditionId;
  name: string;
  /** Label of the figure; null without one. */
  figure: string | null;
  isUsd?: boolean;
  /** Decimals; a whole number if omitted. */
  digits?: number;
}

/** Conditions in plain words, in the order of the form. */
export const CONDITIONS: readonly ConditionChoice[] = [
  { id: "views", name: "Views pass a threshold", figure: "Views" },
  { id: "views_per_hour", name: "Views per hour pass a threshold", figure: "Views per hour" },
  { id: "outlier", name: "A video breaks out", figure: "Multiple of the creator's median", digits: 1 },
  { id: "engagement_above", name: "Engagement rises above a percentage", figure: "Percent", digits: 1 },
  { id: "engagement_below", name: "Engagement falls below a percentage", figure: "Percent", digits: 1 },
  { id: "fall", name: "A metric drops", figure: null },
  { id: "unavailable", name: "A video becomes unavailable or private", figure: null },
  { id: "no_snapshot", name: "Snapshots are missing", figure: "Hours" },
  { id: "campaign_goal", name: "A campaign nears its goal", figure: "Percent of the goal", digits: 1 },
  { id: "campaign_budget", name: "A campaign nears its budget", figure: "Percent of the budget", digits: 1 },
  { id: "campaign_end", name: "A campaign ends soon", figure: "Hours before the end" },
  { id: "balance", name: "The balance falls below an amount", figure: "Available balance", isUsd: true },
  { id: "runway", name: "The runway falls below a number of hours", figure: "Hours" },
];

const EMPTY: Omit<AlertValues, "scope" | "channels"> = {
  ...{ name: "", type: "views", figure: 100_000, hours: 3, metric: "views" },
  cooldown_hours: DEFAULT_COOLDOWN_HOURS,
};

/** Longest name of an alert. */
const MAX_NAME = 60;

/** Returns the form of a new alert. @param preset its name, what it looks at, and the views it waits for */
export const emptyValues = (preset?: Partial<Pick<AlertValues, "name" | "scope" | "figure">>): AlertValues => ({
  ...EMPTY,
  ...{ scope: "all", channels: [] },
  ...preset,
  name: oneLine(preset?.name ?? "", MAX_NAME),
});

/** Returns the form of an alert as it is. */
export function valuesOf({ name, condition, scope, channels, cooldown_hours }: Alert): AlertValues {
  const { type } = condition;
  return {
    ...EMPTY,
    name,
    type: type === "engagement" ? `engagement_${condition.direction}` : type,
    figure: thresholdOf(condition),
    ...(type === "views_per_hour" && { hours: condition.hours }),
    ...(type === "fall" && { metric: condition.metric }),
    scope: scope.type === "all" ? "all" : `${scope.type}:${scope.id}`,
    channels: channels.flatMap((channel) => {
      if (channel.type === "email") return channel.to.map((address) => `email:${address}`);
      return channel.type === "webhook" ? channel.type : `${channel.type}:${channel.id}`;
    }),
    cooldown_hours,
  };
}

/** Returns the condition of the form, or why it is none: its figure is missing or out of range. */
export function conditionOf({
  type,
  figure,
  hours,
  metric,
}: Pick<AlertValues, "type" | "figure" | "hours" | "metric">) {
  const members: Record<ConditionId, { type: ConditionType; [member: string]: unknown }> = {
    views: { type: "views", value: figure },
    views_per_hour: { type: "views_per_hour", value: figure, hours },
    outlier: { type: "outlier", times: figure },
    engagement_above: { type: "engagement", direction: "above", percent: figure },
    engagement_below: { type: "engagement", direction: "below", percent: figure },
    fall: { type: "fall", metric },
    unavailable: { type: "unavailable" },
    no_snapshot: { type: "no_snapshot", hours: figure },
    campaign_goal: { type: "campaign_goal", percent: figure },
    campaign_budget: { type: "campaign_budget", percent: figure },
    campaign_end: { type: "campaign_end", hours: figure },
    balance: { type: "balance", below_usd: figure },
    runway: { type: "runway", below_hours: figure },
  };
  return AlertCondition.safeParse(members[type]);
}

const splitId = (text: string): [kind: string, id: string | undefined] => {
  const colon = text.indexOf(":");
  return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
};

/** Returns what the form looks at; null while a channel or video isn't chosen. */
export function scopeOf(scope: string): AlertScope | null {
  const [type, id] = splitId(scope);
  return AlertScope.safeParse(id === undefined ? { type } : { type, id }).data ?? null;
}

/** Returns the channels of the form. */
export function channelsOf(chosen: readonly string[]): AlertChannelRequest[] {
  const ids = chosen.map(splitId);
  const to = ids.flatMap(([type, address]) => (type === "email" && address !== undefined ? address : []));
  const others = ids.flatMap(([type, id]): AlertChannelRequest[] => {
    if (type === "webhook") return [{ type }];
    return (type === "slack" || type === "discord") && id !== undefined ? [{ type, id }] : [];
  });
  return [...(to.length > 0 ? [{ type: "email" as const, to }] : []), ...others];
}
