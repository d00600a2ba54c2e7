import type { trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Figures } from "@/lib/platforms/schemas";
import { getOverview } from "@/lib/tracking/overview/get";
import { OverviewQuery } from "@/lib/tracking/overview/schemas";
import { seedSnapshots, seedTracking, seedVideo, snapshotAt } from "@/lib/tracking/snapshots/fixtures";

/** "20T12" → a time in March 2026. */
export const march = (text: string) => new Date(`2026-03-${text}:17:00Z`);

export const askOverview = (owner: OrganizationContext, query: object = {}) =>
  getOverview(owner, OverviewQuery.parse(query));

/** Seeds a tracking that started in March 2026, and its snapshots by time. */
export async function seedCourse(
  owner: OrganizationContext,
  start: string,
  readings: Record<string, Partial<Figures>>,
  over: Partial<typeof trackings.$inferInsert> = {},
) {
  const startedAt = march(start);
  const video = await seedVideo(owner, { platform: over.platform ?? "youtube", title: `From ${start}` });
  const tracking = await seedTracking(owner, video, { startedAt, ...over });
  for (const [moment, figures] of Object.entries(readings)) {
    const hour = (march(moment).getTime() - startedAt.getTime()) / HOUR_MS;
    await seedSnapshots(owner, snapshotAt(tracking.id, hour, march(moment), figures));
  }
  return tracking;
}
