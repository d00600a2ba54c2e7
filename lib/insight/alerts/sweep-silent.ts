import { and, eq, type SQL, sql } from "drizzle-orm";
import { alertFirings, channels, trackingLabels, trackings, videoState, videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Found, Swept } from "@/lib/insight/alerts/swept";

/** Videos of an alert that fire in one sweep; the others follow in the next. */
const MOST = 500;

/**
 * Finds running trackings without a snapshot for some hours, each once per silence. A silence that was that long when the
 * alert was armed doesn't count.
 */
export async function findSilent(ctx: Context, alert: Swept): Promise<Found> {
  const condition = alert.parsed;
  if (condition.type !== "no_snapshot") return { crossings: [], held: [] };
  const since = (at: Date) => new Date(at.getTime() - condition.hours * HOUR_MS).toISOString();
  // Hours of a pause aren't missing.
  const last = sql<string>`greatest(coalesce(${videoState.latestAt}, ${trackings.startedAt}), ${trackings.resumedAt})`;
  const rows = await ctx.db
    .select({
      trackingId: trackings.id,
      videoId: trackings.videoId,
      title: videos.title,
      link: trackings.videoLink,
      last: last.mapWith(trackings.startedAt),
      views: videoState.views,
      gapReason: videoState.gapReason,
    })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(
      and(
        eq(trackings.organizationId, alert.organizationId),
        eq(trackings.status, "monitoring"),
        sql`${last} <= ${since(ctx.now())}::timestamptz`,
        sql`${last} > ${since(alert.armedAt)}::timestamptz`,
        scopeOf(alert),
        sql`not exists (select 1 from ${alertFirings} where ${alertFirings.alertId} = ${alert.id}
          and ${alertFirings.subjectId} = ${trackings.videoId} and ${alertFirings.firedAt} >= ${last})`,
      ),
    )
    .orderBy(trackings.id)
    .limit(MOST);
  const crossings = rows.map((row) => ({
    alert,
    condition,
    subject: { type: "video" as const, id: row.videoId, name: row.title ?? row.link, trackingId: row.trackingId },
    occurrence: row.last.toISOString(),
    figures: {
      value: (ctx.now().getTime() - row.last.getTime()) / HOUR_MS,
      previous: null,
      threshold: condition.hours,
      at: ctx.now().toISOString(),
      views: row.views,
      reason: row.gapReason,
    },
  }));
  return { crossings, held: [] };
}

/** The trackings of an alert's scope. */
function scopeOf({ scope, scopeId }: Swept): SQL | undefined {
  switch (scope) {
    case "all":
      return undefined;
    case "label":
      return sql`exists (select 1 from ${trackingLabels} where ${trackingLabels.trackingId} = ${trackings.id}
        and ${trackingLabels.labelId} = ${scopeId})`;
    case "campaign":
      return sql`${trackings.campaignId} = ${scopeId}`;
    case "channel":
      return sql`exists (select 1 from ${channels} where ${channels.id} = ${scopeId}
        and ${channels.platform} = ${videos.platform} and ${channels.externalId} = ${videos.creatorId})`;
    case "video":
      return sql`${trackings.id} = ${scopeId}`;
  }
}
