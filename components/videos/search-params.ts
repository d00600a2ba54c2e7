import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { METRICS, PLATFORMS } from "@/lib/platforms/name-rules";
import { SERIES_MODES } from "@/lib/tracking/snapshots/mode-rules";
import { SHOWN_STATUSES, VIDEO_SORTS } from "@/lib/tracking/videos/choice-rules";
import type { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";

/** The list's state in the URL. */
export const listParams = {
  q: parseAsString.withDefault(""),
  platform: parseAsStringLiteral(PLATFORMS),
  status: parseAsStringLiteral(SHOWN_STATUSES),
  /** A public id, or "none". */
  label: parseAsString,
  campaign: parseAsString,
  sort: parseAsStringLiteral(VIDEO_SORTS).withDefault("created_at"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
  page: parseAsInteger.withDefault(1),
};
export const loadListParams = createLoader(listParams);
export type ListParams = Awaited<ReturnType<typeof loadListParams>>;

export const ROWS_PER_PAGE = 25;

/** A URL may contain anything: values that the verb would reject are clamped. */
export function toRowsQuery(params: ListParams): VideoRowsQuery {
  return {
    q: params.q.trim().slice(0, 200),
    platform: params.platform ?? undefined,
    status: params.status ?? undefined,
    label: params.label?.slice(0, 64) || undefined,
    campaign: params.campaign?.slice(0, 64) || undefined,
    sort: params.sort,
    order: params.order,
    page: Math.min(Math.max(params.page, 1), 10_000),
    per_page: ROWS_PER_PAGE,
  };
}

export const hasFilter = (query: VideoRowsQuery) =>
  query.q !== "" || [query.platform, query.status, query.label, query.campaign].some((value) => value !== undefined);

/** `?track=1` opens the dialog. */
export const trackParam = parseAsStringLiteral(["1"]);

/** The chart's state in the URL. */
export const chartParams = {
  metric: parseAsStringLiteral(METRICS).withDefault("views"),
  mode: parseAsStringLiteral(SERIES_MODES).withDefault("cumulative"),
  /** First and last hour of the tracking in the chart; null: from its start, to its end. */
  from: parseAsInteger,
  to: parseAsInteger,
};
