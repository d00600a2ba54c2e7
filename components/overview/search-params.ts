import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { METRICS } from "@/lib/platforms/schemas";
import { OVERVIEW_RANGES, OverviewQuery } from "@/lib/tracking/overview/schemas";

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
  const days = range === "custom" ? { from: from ?? undefined, to: to ?? undefined } : {};
  const query = OverviewQuery.safeParse({ range, ...days, time_zone: timeZone });
  return query.success ? query.data : { range: "7d", time_zone: timeZone };
}
