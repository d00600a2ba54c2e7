import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { type RequestFacts, StreamedAnswer } from "@/lib/core/streamed-answer";
import { type SeriesVisitor, visitorsOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { videoStatsText } from "@/lib/tracking/videos/stats-json";
import { findStatsPage, type StatsPage } from "@/lib/tracking/videos/stats-page";
import type { VideoStatsAnswer, VideoStatsQuery } from "@/lib/tracking/videos/stats-schemas";

/** Videos whose history is read together: few, because this is all that an 11 MB response holds in memory. */
const SLICE = 10;

const NO_SERIES: ReadonlyMap<number, SeriesVisitor> = new Map();

/** Returns videos with their whole history, written while the client reads. No connection is held between slices. */
export async function listVideoStats(ctx: OrganizationContext, query: VideoStatsQuery): Promise<StreamedAnswer> {
  assertRight(ctx.actor, "videos:read");
  const page = await findStatsPage(ctx, query);
  return new StreamedAnswer((facts) => write(ctx, query, page, facts));
}

async function* write(
  ctx: OrganizationContext,
  { limit, offset, since, include }: VideoStatsQuery,
  { rows, total }: StatsPage,
  facts: RequestFacts,
): AsyncGenerator<string> {
  let before = '{"success":true,"data":{"data":[';
  for (let first = 0; first < rows.length; first += SLICE) {
    const slice = rows.slice(first, first + SLICE);
    const ids = slice.map(({ trackingId }) => trackingId);
    const after = since === undefined ? undefined : new Date(since);
    const series = include === "none" ? NO_SERIES : await visitorsOfMany(ctx.db, ids, after);
    for (const row of slice) {
      yield before + videoStatsText(row, series.get(row.trackingId), facts.origin);
      before = ",";
    }
  }
  const pagination: VideoStatsAnswer["data"]["pagination"] = {
    total,
    limit,
    offset,
    has_more: offset + rows.length < total,
  };
  const meta: VideoStatsAnswer["meta"] = {
    processing_time_ms: Math.round(facts.elapsedMs()),
    request_id: facts.requestId,
  };
  const opening = rows.length === 0 ? before : "";
  yield `${opening}],"pagination":${JSON.stringify(pagination)}},"meta":${JSON.stringify(meta)}}`;
}
