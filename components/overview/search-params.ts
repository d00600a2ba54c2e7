import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { isDay } from "@/lib/core/time/zone-rules";
import { METRICS, PLATFORMS } from "@/lib/platforms/name-rules";
import { OVERVIEW_RANGES } from "@/lib/tracking/overview/day-range-rules";
import type { OverviewFilter, OverviewQuery } from "@/lib/tracking/overview/schemas";

/** What the chart can draw: a metric's gains, or their ratio. */
export const KPIS = [...METRICS, "engagement"] as const;
export type Kpi = (typeof KPIS)[number];

/** The overview's state in the URL. */
export const overviewParams = {
  range: parseAsStringLiteral(OVERVIEW_RANGES).withDefault("7d"),
  from: parseAsString,
  to: parseAsString,
  metric: parseAsStringLiteral(KPIS).withDefault("views"),
  platform: parseAsStringLiteral(PLATFORMS),
  /** An ID, or "none". */
  campaign: parseAsString,
  label: parseAsString,
  creator: parseAsString,
};
export const loadOverviewParams = createLoader(overviewParams);
export type OverviewParams = Awaited<ReturnType<typeof loadOverviewParams>>;

/** A URL may contain anything: an invalid range becomes the last 7 days, and texts that are too long are cut. */
export function toOverviewQuery(params: OverviewParams, timeZone: string): OverviewQuery {
  const { range, from, to } = params;
  const rest = { ...toFilter(params), time_zone: timeZone };
  if (range !== "custom") return { range, ...rest };
  if (!from || !to || !isDay(from) || !isDay(to)) return { range: "7d", ...rest };
  return { range, from, to, ...rest };
}

export const toFilter = ({ platform, campaign, label, creator }: Omit<OverviewParams, "range">): OverviewFilter => ({
  platform: platform ?? undefined,
  campaign: campaign?.slice(0, 64) || undefined,
  label: label?.slice(0, 64) || undefined,
  creator: creator?.trim().slice(0, 200) || undefined,
});

export const NO_FILTER = { platform: null, campaign: null, label: null, creator: null } as const;

export const isFiltered = (filter: OverviewFilter): boolean =>
  [filter.platform, filter.campaign, filter.label, filter.creator].some((value) => value !== undefined);
