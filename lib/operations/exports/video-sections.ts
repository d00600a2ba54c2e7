import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { campaigns, trackings, users, videoNotes, videoState, videos } from "@/db/schema";
import { toUsdOrNull } from "@/lib/billing/rules";
import { readHistories, type StoredSnapshot } from "@/lib/tracking/snapshots/read";
import { afterTime, type ExportContext, type Position, pagesOf, section } from "./section";

/** A tracking has at most a few thousand hours, and a video at most 200 notes. */
const TRACKINGS_WITH_HOURS = 10;
const TRACKINGS_WITH_NOTES = 50;

const labelsOf = sql<string[]>`array(
  select l.name from tracking_labels tl join labels l on l.id = tl.label_id
  where tl.tracking_id = ${trackings.id} order by l.name)`;

interface Hour {
  video: string;
  hour: number;
  snapshot: StoredSnapshot | null;
  reason: string | null;
}

/** Videos with their notes and hourly snapshots. */
export const VIDEO_SECTIONS = [
  section(
    "videos",
    pagesOf(
      ({ db, organization }, position, limit) =>
        db
          .select({
            tracking: trackings,
            video: videos,
            campaign: campaigns.name,
            labels: labelsOf,
            state: {
              snapshots: videoState.snapshots,
              latestAt: videoState.latestAt,
              views: videoState.views,
              likes: videoState.likes,
              comments: videoState.comments,
              shares: videoState.shares,
              saves: videoState.saves,
            },
          })
          .from(trackings)
          .innerJoin(videos, eq(videos.id, trackings.videoId))
          .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
          .leftJoin(campaigns, eq(campaigns.id, trackings.campaignId))
          .where(inOrder(organization.id, position))
          .orderBy(asc(trackings.createdAt), asc(trackings.id))
          .limit(limit),
      ({ tracking }) => [tracking.createdAt.toISOString(), tracking.id],
    ),
    {
      id: ({ tracking }) => tracking.publicId,
      job_id: ({ tracking }) => tracking.jobId,
      uuid: ({ tracking }) => tracking.uuid,
      platform: ({ video }) => video.platform,
      external_id: ({ video }) => video.externalId,
      url: ({ video }) => video.canonicalUrl,
      submitted_link: ({ tracking }) => tracking.videoLink,
      title: ({ video }) => video.title,
      description: ({ video }) => video.description,
      creator: ({ video }) => video.creator,
      creator_id: ({ video }) => video.creatorId,
      published_at: ({ video }) => video.publishedAt,
      paid_partnership: ({ video }) => video.paidPartnership,
      status: ({ tracking }) => tracking.status,
      status_reason: ({ tracking }) => tracking.statusReason,
      duration_days: ({ tracking }) => tracking.durationDays,
      started_at: ({ tracking }) => tracking.startedAt,
      ends_at: ({ tracking }) => tracking.endsAt,
      ended_at: ({ tracking }) => tracking.endedAt,
      source: ({ tracking }) => tracking.source,
      cost_usd: ({ tracking }) => toUsdOrNull(tracking.cost),
      campaign: ({ campaign }) => campaign,
      labels: (row) => row.labels,
      snapshots: ({ state }) => state.snapshots,
      updated_at: ({ state }) => state.latestAt,
      views: ({ state }) => state.views,
      likes: ({ state }) => state.likes,
      comments: ({ state }) => state.comments,
      shares: ({ state }) => state.shares,
      saves: ({ state }) => state.saves,
    },
  ),
  section(
    "notes",
    async (ctx, position) => {
      const { ids, after } = await readTrackings(ctx, position, TRACKINGS_WITH_NOTES);
      const rows = await ctx.db
        .select({ note: videoNotes, author: users.name })
        .from(videoNotes)
        .innerJoin(users, eq(users.id, videoNotes.authorId))
        .where(inArray(videoNotes.trackingId, [...ids.keys()]))
        .orderBy(asc(videoNotes.id));
      return { rows: rows.map((row) => ({ ...row, video: ids.get(row.note.trackingId) ?? "" })), after };
    },
    {
      video: ({ video }) => video,
      at: ({ note }) => note.at,
      text: ({ note }) => note.text,
      author: ({ author }) => author,
      created_at: ({ note }) => note.createdAt,
    },
  ),
  section<Hour>(
    "snapshots",
    async (ctx, position) => {
      const { ids, after } = await readTrackings(ctx, position, TRACKINGS_WITH_HOURS);
      const histories = await readHistories(ctx.db, [...ids.keys()]);
      const rows: Hour[] = [];
      for (const [id, video] of ids) {
        const { series = [], gaps = [] } = histories.get(id) ?? {};
        const hours: Hour[] = [
          ...series.map((snapshot) => ({ video, hour: snapshot.hour, snapshot, reason: null })),
          ...gaps.map(({ hour, reason }) => ({ video, hour, snapshot: null, reason })),
        ];
        rows.push(...hours.sort((a, b) => a.hour - b.hour));
      }
      return { rows, after };
    },
    {
      video: ({ video }) => video,
      hour: ({ hour }) => hour,
      taken_at: ({ snapshot }) => snapshot?.takenAt ?? null,
      views: ({ snapshot }) => snapshot?.figures.views ?? null,
      likes: ({ snapshot }) => snapshot?.figures.likes ?? null,
      comments: ({ snapshot }) => snapshot?.figures.comments ?? null,
      shares: ({ snapshot }) => snapshot?.figures.shares ?? null,
      saves: ({ snapshot }) => snapshot?.figures.saves ?? null,
      source: ({ snapshot }) => snapshot?.provider ?? null,
      missed_because: ({ reason }) => reason,
    },
  ),
];

/** Trackings in the order of the index on their list. */
const inOrder = (organizationId: number, position: Position | null) =>
  and(eq(trackings.organizationId, organizationId), afterTime(trackings.createdAt, trackings.id, position));

/** Returns the public IDs of the next trackings by their internal ones, and where the page after them begins. */
async function readTrackings({ db, organization }: ExportContext, position: Position | null, limit: number) {
  const rows = await db
    .select({ id: trackings.id, publicId: trackings.publicId, createdAt: trackings.createdAt })
    .from(trackings)
    .where(inOrder(organization.id, position))
    .orderBy(asc(trackings.createdAt), asc(trackings.id))
    .limit(limit);
  const last = rows.at(-1);
  return {
    ids: new Map(rows.map(({ id, publicId }) => [id, publicId])),
    after: last && rows.length === limit ? [last.createdAt.toISOString(), last.id] : null,
  };
}
