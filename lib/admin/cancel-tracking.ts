import { and, eq } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import { openOrganization } from "@/lib/admin/open-organization";
import { recordAct } from "@/lib/audit/record";
import type { ActingContext } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import { settleThrough } from "@/lib/videos/end";
import { emitTrackingsCompleted } from "@/lib/webhooks/tracking-completed";

/**
 * Ends an organisation's tracking for good, as a stop does; snapshots stay, only collected ones are paid.
 * @throws AppError not_found, also to whoever is no admin; conflict where it has ended already
 */
export async function cancelTracking(
  ctx: ActingContext,
  { id, tracking: publicId, reason }: { id: string; tracking: string; reason: string },
): Promise<{ id: string }> {
  const organization = await openOrganization(ctx, id);
  return ctx.db.transaction(async (tx) => {
    const [tracking] = await tx
      .select()
      .from(trackings)
      .where(and(eq(trackings.publicId, publicId), eq(trackings.organizationId, organization.id)))
      .for("update");
    if (!tracking) throw notFound("Video not found");
    if (tracking.status !== "monitoring" && tracking.status !== "paused")
      throw conflict("This tracking has ended already.");
    const [state] = await tx
      .select({ settledHour: videoState.settledHour, snapshots: videoState.snapshots, title: videos.title })
      .from(videoState)
      .innerJoin(videos, eq(videos.id, tracking.videoId))
      .where(eq(videoState.trackingId, tracking.id));
    await settleThrough(tx, tracking, state?.settledHour ?? -1, ctx.now(), "cancelled");
    await tx
      .update(trackings)
      .set({ status: "cancelled", statusReason: "cancelled", endedAt: ctx.now() })
      .where(eq(trackings.id, tracking.id));
    await emitTrackingsCompleted(ctx, tx, [tracking.id]);
    await recordAct(ctx, tx, {
      action: "tracking.cancel",
      organizationId: organization.id,
      subject: state?.title ?? tracking.videoLink,
      reason,
      before: { status: tracking.status },
      after: { status: "cancelled", video: tracking.publicId, snapshots: state?.snapshots ?? 0 },
    });
    return { id: tracking.publicId };
  });
}
