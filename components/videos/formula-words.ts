import { fromUsd } from "@/lib/billing/rules";
import {
  formatChange,
  formatDayTime,
  formatInteger,
  formatPercent,
  formatUsd,
  type ReaderTime,
} from "@/lib/core/format";
import type { Figures, Platform } from "@/lib/platforms/schemas";
import { engagementRate, engagementsOf, metricName } from "@/lib/tracking/snapshots/figure-rules";
import type { Velocity } from "@/lib/tracking/snapshots/rules";
import { costPerEngagement, costPerMille } from "@/lib/tracking/videos/rules";

/** A number and its derivation; `value` is null if unknown. */
export interface DerivedFigure {
  value: string | null;
  lines: string[];
  /** Replaces the first line if space is short. */
  short?: string;
}

/** Rounding would hide slow growth: below ten per hour, keep one decimal. */
const rate = (value: number) => (value < 10 ? String(Math.round(value * 10) / 10) : formatInteger(value));

export function velocityWords(velocity: Velocity, span: number, name: string, timeZone: ReaderTime): DerivedFigure {
  const hours = span === 1 ? "an hour" : `${span} hours`;
  switch (velocity.unknown) {
    case "too_few":
      return {
        value: null,
        lines: [`Requires two snapshots ${hours} apart.`],
        short: `requires ${span} h of snapshots`,
      };
    case "gap":
      return {
        value: null,
        lines: [`There is no snapshot ${hours} before the latest one.`],
        short: `no data from ${span} h ago`,
      };
    case "not_reported":
      return {
        value: null,
        lines: [`The platform reported no ${name} ${hours} before the latest snapshot, or none at all.`],
      };
    case "source_changed":
      return {
        value: null,
        lines: [
          `The data source changed within the last ${hours === "an hour" ? "hour" : hours}, so the numbers can't be compared.`,
        ],
        short: "new source",
      };
    case null: {
      const { perHour, growth, since, at, hasCorrection } = velocity;
      if (perHour === null || growth === null || !since || !at) return { value: null, lines: [] };
      const course = `${formatChange(growth, formatInteger)} ${name} from ${formatDayTime(since, timeZone)} to ${formatDayTime(at, timeZone)}: ${formatChange(perHour, rate)} per hour.`;
      const correction = "Includes a correction by the platform.";
      return { value: `${formatChange(perHour, rate)}/h`, lines: hasCorrection ? [course, correction] : [course] };
    }
  }
}

/** The inputs in the platform's terms: "56,500 likes + 483 comments". */
function engagementTerms(figures: Figures, platform: Platform): string {
  const terms = (["likes", "comments", "shares"] as const).flatMap((metric) => {
    const value = figures[metric];
    return value === null ? [] : [`${formatInteger(value)} ${metricName(metric, platform).toLowerCase()}`];
  });
  return terms.join(" + ");
}

const readAt = (at: string | null, timeZone: ReaderTime) =>
  at === null ? "" : `Updated ${formatDayTime(at, timeZone)}.`;

export function engagementWords(
  figures: Figures,
  platform: Platform,
  at: string | null,
  timeZone: ReaderTime,
): DerivedFigure {
  const value = engagementRate(figures);
  const terms = engagementTerms(figures, platform);
  if (value === null) return { value: null, lines: ["Unknown without views."] };
  return {
    value: formatPercent(value),
    lines: [`(${terms || "0"}) × 100 ÷ ${formatInteger(figures.views ?? 0)} views`, readAt(at, timeZone)],
  };
}

const NO_COST = "No cost has been entered for this video.";

/** Dollars per thousand views. */
export function costPerMilleWords(
  cost: number | null,
  figures: Figures,
  at: string | null,
  timeZone: ReaderTime,
): DerivedFigure {
  if (cost === null) return { value: null, lines: [NO_COST], short: "add a cost" };
  if (!figures.views) return { value: null, lines: ["Unknown without views."] };
  return {
    value: formatUsd(costPerMille(fromUsd(cost), figures.views)),
    lines: [`${formatUsd(cost)} × 1,000 ÷ ${formatInteger(figures.views)} views`, readAt(at, timeZone)],
  };
}

export function costPerEngagementWords(
  cost: number | null,
  figures: Figures,
  platform: Platform,
  at: string | null,
  timeZone: ReaderTime,
): DerivedFigure {
  if (cost === null) return { value: null, lines: [NO_COST], short: "add a cost" };
  const value = costPerEngagement(fromUsd(cost), figures);
  if (value === null || !engagementsOf(figures)) return { value: null, lines: ["Unknown without engagement."] };
  return {
    value: formatUsd(value),
    lines: [`${formatUsd(cost)} ÷ (${engagementTerms(figures, platform)})`, readAt(at, timeZone)],
  };
}
