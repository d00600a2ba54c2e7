import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { isDay } from "@/lib/core/time/rules";
import { METRICS } from "@/lib/platforms/name-rules";
import { OVERVIEW_RANGES } from "@/lib/tracking/overview/rules";
import type { OverviewQuery } from "@/lib/tracking/overview/schemas";

/** The overview's state in the URL. */
export const overviewParams = {
  range: parseAsStringLiteral(OVERVIEW_RANGES).withDefault("7d"),
  from: parseAsString,
  to: parseAsString,
  metric: parseAsStringLiteral(METRICS).withDefault("views"),
};
export const loadOverviewParams = createLoader(overviewParams);
export type OverviewParams = Awaited<ReturnType<typeof loadOverviewParams>>;

/** A URL may contain anything: an invalid range becomes the last 7 days. */
export function toOverviewQuery({ range, from, to }: OverviewParams, timeZone: string): OverviewQuery {
  if (range !== "custom") return { range, time_zone: timeZone };
  if (!from || !to || !isDay(from) || !isDay(to)) return { range: "7d", time_zone: timeZone };
  return { range, from, to, time_zone: timeZone };
}
