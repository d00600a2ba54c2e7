import { lockAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockTracking } from "@/lib/tracking/trackings/lock-trackings";
import { endTrackings } from "@/lib/tracking/videos/end";
import { isRunning } from "@/lib/tracking/videos/rules";
import type { StoppedVideo } from "@/lib/tracking/videos/schemas";

/**
 * Ends a tracking early. Snapshots stay, and only collected ones are paid. A tracking that has already ended is
 * unchanged.
 */
export async function stopVideo(ctx: OrganizationContext, { id }: { id: string }): Promise<StoppedVideo> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    await lockAccount(tx, ctx.organization.id);
    const tracking = await lockTracking(tx, ctx.organization.id, id);
    const running = isRunning(tracking);
    if (running) await endTrackings(ctx, tx, [tracking], "stopped");
    const answer: StoppedVideo = {
      success: true,
      id: tracking.publicId,
      job_id: tracking.jobId,
      video_link: tracking.videoLink,
      previous_status: tracking.status,
      new_status: running ? "completed" : tracking.status,
    };
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}
