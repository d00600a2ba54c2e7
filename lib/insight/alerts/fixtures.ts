import { eq } from "drizzle-orm";
import { alertChannels, alertDeliveries, alertFirings, alerts, alertWork, trackings, videoState } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { AlertCondition } from "@/lib/insight/alerts/schemas";
import type { Figures } from "@/lib/platforms/schemas";
import { recordHours } from "@/lib/tracking/snapshots/record-hours";

/** Deletes the alerts of all organizations, which the jobs would evaluate too. */
export async function clearAlerts({ db }: Context): Promise<void> {
  for (const table of [alertDeliveries, alertFirings, alerts, alertWork, alertChannels]) await db.delete(table);
}

/** Inserts an alert directly. */
export async function insertAlert(
  ctx: OrganizationContext,
  condition: AlertCondition,
  columns: Partial<typeof alerts.$inferInsert> = {},
) {
  const [row] = await ctx.db
    .insert(alerts)
    .values({
      publicId: newPublicId(),
      organizationId: ctx.organization.id,
      name: `Alert on ${condition.type}`,
      scope: "all",
      condition,
      type: condition.type,
      cooldownHours: 0,
      status: "active",
      armedAt: ctx.now(),
      createdAt: ctx.now(),
      ...columns,
    })
    .returning();
  if (!row) throw new Error("no alert");
  return row;
}

/** A tracking whose snapshots a test stores hour by hour, as the collection does. */
export async function trackedVideo(ctx: OrganizationContext, publicId: string) {
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, publicId));
  if (!tracking) throw new Error("not tracked");
  await ctx.db.update(videoState).set({ settledHour: -1, snapshots: 0 }).where(eq(videoState.trackingId, tracking.id));
  const figuresOf = (given: Partial<Figures>): Figures => ({
    ...{ views: null, likes: null, comments: null, shares: null, saves: null },
    ...given,
  });
  return {
    ...tracking,
    takenAt: (hour: number) => new Date(tracking.startedAt.getTime() + hour * HOUR_MS),
    store: (hour: number, figures: Partial<Figures>) =>
      ctx.db.transaction((tx) =>
        recordHours(
          tx,
          [
            {
              trackingId: tracking.id,
              hour,
              takenAt: new Date(tracking.startedAt.getTime() + hour * HOUR_MS),
              figures: figuresOf(figures),
              provider: "youtube-data-api",
            },
          ],
          [],
        ),
      ),
    miss: (hour: number, reason: string) =>
      ctx.db.transaction((tx) => recordHours(tx, [], [{ trackingId: tracking.id, first: hour, last: hour, reason }])),
  };
}
