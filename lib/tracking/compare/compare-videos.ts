import { and, eq, inArray } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { REPORTED_METRICS } from "@/lib/platforms/rules";
import { mixesViewDefinitions, viewSpans } from "@/lib/platforms/view-definition-rules";
import { bySlot, hoursBetween, latestCommonAge, presentPoint, slotHours } from "@/lib/tracking/compare/rules";
import {
  type ComparedVideo,
  type CompareQuery,
  type Comparison,
  SPAN_HOURS,
  type Standing,
} from "@/lib/tracking/compare/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";
import { pointsOf } from "@/lib/tracking/snapshots/points";
import { readHistory } from "@/lib/tracking/snapshots/read";
import { metricSeries, velocity } from "@/lib/tracking/snapshots/rules";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { stateColumns } from "@/lib/tracking/snapshots/state";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import type { FoundTracking } from "@/lib/tracking/videos/find";
import { costPerMille } from "@/lib/tracking/videos/rules";

interface Course extends FoundTracking {
  points: SeriesPoint[];
  /** For each point, by its due time: snapshots come minutes later, and no two share an hour. */
  ages: number[];
}

/**
 * Returns several videos side by side: their series on one axis, and their metrics at the latest age that all of them
 * reached.
 * @throws AppError not_found if one of them isn't the organization's
 */
export async function compareVideos(ctx: OrganizationContext, query: CompareQuery): Promise<Comparison> {
  assertRight(ctx.actor, "videos:read");
  const found = await findTrackings(ctx, query.videos);
  if (found.length < query.videos.length) throw notFound("One of these videos was not found");
  const last = query.by === "age" && query.span ? SPAN_HOURS[query.span] : Number.POSITIVE_INFINITY;
  const courses = (await Promise.all(found.map((video) => readCourse(ctx, video)))).map((course) =>
    upToAge(course, last),
  );

  const hours = courses.map(({ tracking, points, ages }) =>
    query.by === "age" ? ages : points.map(({ hour }) => hoursBetween(0, dueAt(tracking, hour).getTime())),
  );
  const step = slotHours(hours);
  const series = courses.map(({ points }, index) =>
    bySlot(metricSeries(points, query.metric, query.mode), hours[index] ?? [], step, query.mode),
  );
  const slots = [...new Set(series.flatMap((one) => [...one.keys()]))].sort((a, b) => a - b);
  const age = latestCommonAge(courses.map(readAges));
  return {
    slot_hours: step,
    slots: query.by === "age" ? slots : slots.map((hour) => hour * HOUR_MS),
    common_age: age,
    mixes_view_definitions: mixesViewDefinitions(courses.flatMap(viewSpansOf)),
    videos: courses.map((course, index) => ({
      ...presentCompared(course, query),
      points: slots.map((slot) => {
        const point = series[index]?.get(slot);
        return point ? presentPoint(point) : null;
      }),
      standing: standingOf(course, age),
    })),
  };
}

/** Returns the IDs that are the organization's, in the requested order. */
export async function knownVideos(ctx: OrganizationContext, ids: readonly string[]): Promise<string[]> {
  assertRight(ctx.actor, "videos:read");
  return (await findTrackings(ctx, ids)).map(({ tracking }) => tracking.publicId);
}

async function findTrackings(ctx: OrganizationContext, ids: readonly string[]): Promise<FoundTracking[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ tracking: trackings, video: videos, state: stateColumns })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(and(inArray(trackings.publicId, [...ids]), eq(trackings.organizationId, ctx.organization.id)));
  return rows.sort((a, b) => ids.indexOf(a.tracking.publicId) - ids.indexOf(b.tracking.publicId));
}

async function readCourse(ctx: OrganizationContext, found: FoundTracking): Promise<Course> {
  const { tracking, video } = found;
  const points = pointsOf(tracking, await readHistory(ctx.db, tracking.id));
  const birth = (video.publishedAt ?? tracking.startedAt).getTime();
  return { ...found, points, ages: points.map(({ hour }) => hoursBetween(birth, dueAt(tracking, hour).getTime())) };
}

/** Returns a course of views up to an age. */
function upToAge(course: Course, last: number): Course {
  const end = course.ages.findIndex((age) => age > last);
  return end < 0 ? course : { ...course, points: course.points.slice(0, end), ages: course.ages.slice(0, end) };
}

const readAges = ({ points, ages }: Course): Set<number> =>
  new Set(ages.filter((_, index) => (points[index]?.figures ?? null) !== null));

const viewSpansOf = ({ tracking, points }: Course) => viewSpans(tracking.platform, points);

function presentCompared(course: Course, { metric }: CompareQuery): Omit<ComparedVideo, "points" | "standing"> {
  const { tracking, video, state } = course;
  return {
    id: tracking.publicId,
    platform: tracking.platform,
    title: video.title,
    video_link: tracking.videoLink,
    status: tracking.status,
    basis: video.publishedAt ? "publication" : "tracking",
    started_at: tracking.startedAt.toISOString(),
    latest_at: state.latestAt?.toISOString() ?? null,
    cost_usd: tracking.cost === null ? null : toUsd(tracking.cost),
    is_reported: REPORTED_METRICS[tracking.platform].includes(metric),
    crosses_view_redefinition: mixesViewDefinitions(viewSpansOf(course)),
  };
}

/** Returns the metrics at an age (the later of two snapshots in one hour), or the latest if that age is missing. */
function standingOf({ tracking, points, ages }: Course, age: number | null): Standing | null {
  const index = points.findLastIndex(({ figures }, at) => figures !== null && (age === null || ages[at] === age));
  const point = points[index];
  if (!point?.figures) return null;
  const { figures, hour, at } = point;
  return {
    age: ages[index] ?? 0,
    at,
    views: figures.views,
    likes: figures.likes,
    engagement_rate: engagementRate(figures),
    velocity_24h: velocity(points, "views", 24, hour).perHour,
    cpm_usd: tracking.cost === null || !figures.views ? null : costPerMille(tracking.cost, figures.views),
  };
}
