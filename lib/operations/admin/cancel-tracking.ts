import { eq } from "drizzle-orm";
import { videoState, videos } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import { lockTracking } from "@/lib/tracking/trackings/lock-trackings";
import { endTrackings } from "@/lib/tracking/videos/end";
import { isRunning } from "@/lib/tracking/videos/rules";

/**
 * Ends an organization's tracking permanently, like a stop: snapshots are kept, and only collected ones are charged.
 * @throws AppError not_found, also for non-admins; conflict when it has already ended
 */
export async function cancelTracking(
  ctx: ActingContext,
  { id, tracking: publicId, reason }: { id: string; tracking: string; reason: string },
): Promise<{ id: string }> {
  const organization = await openOrganization(ctx, id);
  return ctx.db.transaction(async (tx) => {
    await lockAccount(tx, organization.id);
    const tracking = await lockTracking(tx, organization.id, publicId);
    if (!isRunning(tracking)) throw conflict("This tracking has already ended.");
    const [state] = await tx
      .select({ snapshots: videoState.snapshots, title: videos.title })
      .from(videoState)
      .innerJoin(videos, eq(videos.id, tracking.videoId))
      .where(eq(videoState.trackingId, tracking.id));
    await endTrackings(ctx, tx, [tracking], "cancelled");
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
