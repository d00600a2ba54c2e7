import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts, alertWork, trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { STEP_MS } from "@/lib/core/work-in-time";
import { HOURLY_TYPES } from "@/lib/insight/alerts/condition-rules";
import { crossingOf, hoursNeeded, type SettledHour } from "@/lib/insight/alerts/crossing-rules";
import { type Candidate, fireAlerts, lockAlerts } from "@/lib/insight/alerts/fire";
import type { AlertRow } from "@/lib/insight/alerts/rows";
import { AlertCondition } from "@/lib/insight/alerts/schemas";
import { beginToHold, type Held } from "@/lib/insight/alerts/states";
import { isInScope, readWatched, type WatchedVideo } from "@/lib/insight/alerts/watched-videos";
import { readOutliers } from "@/lib/insight/benchmarks/read-outliers";
import { type History, readHistories } from "@/lib/tracking/snapshots/read";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";

/** Trackings whose snapshots are in memory together. */
const CHUNK = 100;

/**
 * Evaluates alerts for the hours that the collection settled, a batch's store at a time, until none is left or the time is
 * over. A row of work and what it fires are one transaction, so that a crash or a parallel run repeats nothing. A row that
 * fails is left to the next run and doesn't hold up the others.
 */
export async function evaluateWork(
  ctx: Context,
  { maxMs = STEP_MS }: { maxMs?: number } = {},
): Promise<{ evaluated: number; fired: number; failed: number; isDone: boolean }> {
  const deadline = performance.now() + maxMs;
  const counts = { evaluated: 0, fired: 0, failed: 0 };
  let last = 0;
  for (;;) {
    const [next] = await ctx.db
      .select({ id: alertWork.id })
      .from(alertWork)
      .where(gt(alertWork.id, last))
      .orderBy(asc(alertWork.id))
      .limit(1);
    if (!next) return { ...counts, isDone: true };
    last = next.id;
    try {
      counts.fired += await ctx.db.transaction((tx) => evaluateOne(ctx, tx, last));
      counts.evaluated += 1;
    } catch (error) {
      counts.failed += 1;
      log.error({ err: error, work: last }, "alerts not evaluated");
    }
    if (performance.now() > deadline) return { ...counts, isDone: false };
  }
}

async function evaluateOne(ctx: Context, tx: Transaction, id: number): Promise<number> {
  const free = tx.select({ id: alertWork.id }).from(alertWork).where(eq(alertWork.id, id)).for("update", {
    skipLocked: true,
  });
  const [work] = await tx.delete(alertWork).where(inArray(alertWork.id, free)).returning();
  if (!work) return 0;
  const active = await readActive(
    tx,
    work.items.map(([trackingId]) => trackingId),
  );
  if (active.length === 0) return 0;
  const candidates: Candidate[] = [];
  const held: Held[] = [];
  for (let first = 0; first < work.items.length; first += CHUNK) {
    const items = new Map(work.items.slice(first, first + CHUNK));
    const videos = await readWatched(tx, [...items.keys()]);
    candidates.push(...(await findCrossings(tx, active, videos, items)));
    held.push(...(await findOutliers(ctx, tx, active, videos)));
  }
  // In one statement, so that two runs never wait for each other.
  const locked = await lockAlerts(
    tx,
    [...held, ...candidates].map(({ alert }) => alert.id),
  );
  const current = held.filter(({ alert }) => locked.get(alert.id)?.armedAt.getTime() === alert.armedAt.getTime());
  return fireAlerts(ctx, tx, locked, [...candidates, ...(await beginToHold(tx, current))]);
}

type Active = AlertRow & { parsed: AlertCondition };

/** Returns the active alerts on hours of the trackings' organizations. */
async function readActive(tx: Transaction, trackingIds: readonly number[]): Promise<Active[]> {
  const organizations = tx
    .select({ id: trackings.organizationId })
    .from(trackings)
    .where(inArray(trackings.id, [...trackingIds]));
  const rows = await tx
    .select()
    .from(alerts)
    .where(
      and(
        inArray(alerts.organizationId, organizations),
        eq(alerts.status, "active"),
        inArray(alerts.type, [...HOURLY_TYPES]),
      ),
    )
    .orderBy(asc(alerts.id));
  return rows.map((row) => ({ ...row, parsed: AlertCondition.parse(row.condition) }));
}

async function findCrossings(
  tx: Transaction,
  active: readonly Active[],
  videos: readonly WatchedVideo[],
  items: ReadonlyMap<number, number>,
): Promise<Candidate[]> {
  const crossing = active.filter(({ type }) => type !== "outlier");
  const seen = videos.filter((video) => crossing.some((alert) => isInScope(alert, video)));
  if (seen.length === 0) return [];
  const newestHours = Math.max(...crossing.map(({ parsed }) => hoursNeeded(parsed)));
  const ids = seen.map(({ trackingId }) => trackingId);
  const histories = await readHistories(tx, ids, { newestHours });
  return seen.flatMap((video) => {
    const history = histories.get(video.trackingId);
    const hour = items.get(video.trackingId);
    if (!history || hour === undefined) return [];
    const settled = settledHourOf(history, hour);
    const snapshot = settled.snapshots.at(-1);
    const at = snapshot?.hour === hour ? snapshot.takenAt : dueAt(video, hour);
    return crossing.flatMap((alert): Candidate[] => {
      if (!isInScope(alert, video) || at < alert.armedAt) return [];
      const found = crossingOf(alert.parsed, settled);
      if (!found) return [];
      const figures = { ...found, at: at.toISOString(), views: snapshot?.figures.views ?? null };
      return [candidate(alert, video, at.toISOString(), figures)];
    });
  });
}

/** The window that a condition looks at is the same however many hours are loaded. */
function settledHourOf({ series, gaps }: History, hour: number): SettledHour {
  const reasonOf = (of: number) => gaps.find((gap) => gap.hour === of)?.reason ?? null;
  return {
    hour,
    snapshots: series.filter((snapshot) => snapshot.hour <= hour),
    gapReason: reasonOf(hour),
    gapBefore: reasonOf(hour - 1),
  };
}

async function findOutliers(
  ctx: Context,
  tx: Transaction,
  active: readonly Active[],
  videos: readonly WatchedVideo[],
): Promise<Held[]> {
  const found: Held[] = [];
  const ofOutliers = active.filter(({ type }) => type === "outlier");
  for (const organizationId of new Set(ofOutliers.map((alert) => alert.organizationId))) {
    const own = ofOutliers.filter((alert) => alert.organizationId === organizationId);
    const seen = videos.filter((video) => own.some((alert) => isInScope(alert, video)));
    if (seen.length === 0) continue;
    const which = inArray(
      trackings.id,
      seen.map(({ trackingId }) => trackingId),
    );
    const outliers = new Map((await readOutliers(tx, organizationId, which)).map((one) => [one.id, one]));
    for (const video of seen) {
      const outlier = outliers.get(video.publicId);
      for (const alert of own.filter((one) => isInScope(one, video))) {
        const threshold = alert.parsed.type === "outlier" ? alert.parsed.times : null;
        const figures = {
          ...{ value: outlier?.times ?? null, previous: null, threshold, reason: null },
          ...{ at: ctx.now().toISOString(), views: outlier?.views ?? null },
        };
        const isNew = video.startedAt >= alert.armedAt;
        found.push({ ...candidate(alert, video, `outlier ${ctx.now().toISOString()}`, figures), isNew });
      }
    }
  }
  return found;
}

const candidate = (
  alert: Active,
  video: WatchedVideo,
  occurrence: string,
  figures: Candidate["figures"],
): Candidate => ({
  alert,
  condition: alert.parsed,
  subject: { type: "video", id: video.videoId, name: video.title, trackingId: video.trackingId },
  occurrence,
  figures,
});
