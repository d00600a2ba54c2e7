import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { METRICS } from "@/lib/platforms/name-rules";
import type { Metric } from "@/lib/platforms/schemas";
import {
  ALIGNMENTS,
  type Alignment,
  COMPARE_SPANS,
  type CompareSpan,
  MAX_COMPARED,
} from "@/lib/tracking/compare/schemas";
import { SERIES_MODES, type SeriesMode } from "@/lib/tracking/snapshots/rules";

/** The comparison's state in the URL. */
export const compareParams = {
  videos: parseAsArrayOf(parseAsString).withDefault([]),
  by: parseAsStringLiteral(ALIGNMENTS).withDefault("age"),
  /** null: all ages. */
  span: parseAsStringLiteral(COMPARE_SPANS),
  metric: parseAsStringLiteral(METRICS).withDefault("views"),
  mode: parseAsStringLiteral(SERIES_MODES).withDefault("cumulative"),
};
export const loadCompareParams = createLoader(compareParams);

export interface CompareChoice {
  videos: readonly string[];
  by: Alignment;
  span: CompareSpan | null;
  metric: Metric;
  mode: SeriesMode;
}

/** A URL may contain anything: each ID once, with limited length, and no more than are distinguishable. */
export function comparedIds(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id) => id !== "" && id.length <= 64))].slice(0, MAX_COMPARED);
}
