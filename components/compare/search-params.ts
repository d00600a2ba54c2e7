import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { METRICS, type Metric } from "@/lib/platforms/schemas";
import { ALIGNMENTS, type Alignment, MAX_COMPARED } from "@/lib/tracking/compare/schemas";
import { SERIES_MODES, type SeriesMode } from "@/lib/tracking/snapshots/rules";

/** What of a comparison stands in the URL. */
export const compareParams = {
  videos: parseAsArrayOf(parseAsString).withDefault([]),
  by: parseAsStringLiteral(ALIGNMENTS).withDefault("age"),
  metric: parseAsStringLiteral(METRICS).withDefault("views"),
  mode: parseAsStringLiteral(SERIES_MODES).withDefault("cumulative"),
};
export const loadCompareParams = createLoader(compareParams);

export interface CompareChoice {
  videos: readonly string[];
  by: Alignment;
  metric: Metric;
  mode: SeriesMode;
}

/** Anything may be typed into a URL: each id once, no endless ones, and no more than can be told apart. */
export function comparedIds(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id) => id !== "" && id.length <= 64))].slice(0, MAX_COMPARED);
}
