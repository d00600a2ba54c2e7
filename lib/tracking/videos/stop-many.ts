import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type trackings, videos } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockTrackings } from "@/lib/tracking/trackings/lock-trackings";
import type { StoppedVideos, StopVideosRequest } from "@/lib/tracking/videos/dashboard-schemas";
import { endTrackings } from "@/lib/tracking/videos/end";
import { isRunning } from "@/lib/tracking/videos/rules";

type TrackingRow = typeof trackings.$inferSelect;

/**
 * Ends many trackings early in one transaction and a few statements, so collection isn't blocked long. A tracking that
 * has already ended is unchanged, and its line says so.
 * @throws AppError not_found if one isn't the organization's; none is stopped
 */
export async function stopVideos(
  ctx: OrganizationContext,
  { videos: publicIds }: StopVideosRequest,
): Promise<StoppedVideos> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    await lockAccount(tx, ctx.organization.id);
    const all = await lockTrackings(ctx, tx, publicIds);
    const running = all.filter(isRunning);
    await endTrackings(ctx, tx, running, "stopped");
    const titles = await titlesOf(tx, all);
    const ended = new Set(running);
    const lines = all.map((tracking) => ({
      id: tracking.publicId,
      title: titles.get(tracking.videoId) ?? null,
      video_link: tracking.videoLink,
      previous_status: tracking.status,
      ...(ended.has(tracking)
        ? { new_status: "completed" as const, status_reason: "stopped" }
        : { new_status: tracking.status, status_reason: tracking.statusReason }),
    }));
    const places = new Map([...new Set(publicIds)].map((id, place) => [id, place]));
    return { videos: lines.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)) };
  });
}

async function titlesOf(tx: Transaction, rows: readonly TrackingRow[]): Promise<Map<number, string | null>> {
  const found = await tx
    .select({ id: videos.id, title: videos.title })
    .from(videos)
    .where(
      inArray(
        videos.id,
        rows.map(({ videoId }) => videoId),
      ),
    );
  return new Map(found.map(({ id, title }) => [id, title]));
}
