import { eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { isoOf, keptStatement } from "@/db/prepared";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { JsonText } from "@/lib/core/json-text";
import { assertRight } from "@/lib/core/rights";
import { clockText } from "@/lib/core/time/clock-text";
import { readSeries, type SeriesRange, type SnapshotAt, visitSeries } from "@/lib/tracking/snapshots/read";
import { idKind } from "@/lib/tracking/trackings/identity";
import { presentSnapshot } from "@/lib/tracking/videos/present";
import { snapshotIdOf } from "@/lib/tracking/videos/rules";
import type { GetVideoQuery, VideoDetail } from "@/lib/tracking/videos/schemas";
import { presentRow, VIDEO_JOINS, VIDEO_ROW, type VideoRow } from "@/lib/tracking/videos/video-columns";

type Input = { id: string } & Partial<GetVideoQuery>;

interface DetailRow extends VideoRow {
  tracking_id: string;
  description: string | null;
  latest_at: string | null;
  bad_hours: number;
}

const detailBy = (column: PgColumn) =>
  keptStatement<DetailRow, "id" | "organization">(
    (value) => sql`
      select ${VIDEO_ROW}, ${trackings.id} as tracking_id, ${videos.description}, ${videoState.latestAt} as latest_at,
        ${videoState.badHours} as bad_hours
      from ${trackings} ${VIDEO_JOINS} join ${videoState} on ${videoState.trackingId} = ${trackings.id}
      where ${eq(column, value("id"))} and ${eq(trackings.organizationId, value("organization"))}`,
  );
const DETAIL = { uuid: detailBy(trackings.uuid), publicId: detailBy(trackings.publicId) };

/**
 * Returns a video with its snapshots, oldest first.
 * @throws AppError not_found
 */
export async function getVideo(ctx: OrganizationContext, input: Input): Promise<VideoDetail> {
  const { trackingId, video } = await findDetail(ctx, input);
  const series = input.snapshots === "false" ? [] : await readSeries(ctx.db, trackingId, rangeOf(input));
  return { ...video, snapshots: series.map((snapshot) => presentSnapshot(video.id, snapshot)) };
}

/**
 * Returns the same as JSON text: the snapshots are nearly all of it, and are written without an object for each.
 * @throws AppError not_found
 */
export async function getVideoText(ctx: OrganizationContext, input: Input): Promise<JsonText> {
  const { trackingId, video } = await findDetail(ctx, input);
  let snapshots = "";
  if (input.snapshots !== "false") {
    const write = snapshotWriter(video.id);
    await visitSeries(ctx.db, trackingId, rangeOf(input), (snapshot) => {
      snapshots += snapshots === "" ? write(snapshot) : `,${write(snapshot)}`;
    });
  }
  return new JsonText(`${JSON.stringify(video).slice(0, -1)},"snapshots":[${snapshots}]}`);
}

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
const rangeOf = ({ since, until, limit }: Input): SeriesRange => ({
  since: dateOf(since),
  until: dateOf(until),
  limit,
});

async function findDetail(
  ctx: OrganizationContext,
  { id }: Input,
): Promise<{ trackingId: number; video: Omit<VideoDetail, "snapshots"> }> {
  assertRight(ctx.actor, "videos:read");
  const [row] = await DETAIL[idKind(id)](ctx.db, { id, organization: ctx.organization.id });
  if (!row) throw notFound("Video not found");
  const video = {
    ...presentRow(row, ctx.now()),
    current_metadata: { title: row.title, creator: row.creator, description: row.description },
    // The platform last reported it as gone or private.
    is_deleted: row.bad_hours > 0,
    last_updated: row.latest_at && isoOf(row.latest_at),
  };
  return { trackingId: Number(row.tracking_id), video };
}

function snapshotWriter(publicId: string): (snapshot: SnapshotAt) => string {
  const timeText = clockText("T");
  let provider = "";
  let providerText = "";
  return ({ hour, takenAt, reported, values, provider: own }) => {
    if (own !== provider) {
      provider = own;
      providerText = JSON.stringify(own);
    }
    const id = snapshotIdOf(publicId, hour);
    // Decimal strings, in the order of METRICS.
    const count = (index: number) => (reported & (1 << index) ? `"${values[index]}"` : "null");
    return `{"id":"${id}","snapshot_id":"${id}","snapshot_time":"${timeText(takenAt)}Z","views":${count(0)},"likes":${count(1)},"comments":${count(2)},"shares":${count(3)},"saves":${count(4)},"provider":${providerText}}`;
  };
}
