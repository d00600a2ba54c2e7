import { and, eq } from "drizzle-orm";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertRight } from "@/lib/rights";
import { settleThrough } from "@/lib/videos/end";
import type { StoppedVideo } from "@/lib/videos/schemas";
import { emitTrackingsCompleted } from "@/lib/webhooks/tracking-completed";

/** Ends a tracking early. Snapshots stay; only collected ones are paid. One that has ended already is left as it is. */
export async function stopVideo(ctx: OrganizationContext, { id }: { id: string }): Promise<StoppedVideo> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    const [tracking] = await tx
      .select()
      .from(trackings)
      .where(and(eq(trackings.publicId, id), eq(trackings.organizationId, ctx.organization.id)))
      .for("update");
    if (!tracking) throw notFound("Video not found");
    const running = tracking.status === "monitoring" || tracking.status === "paused";
    if (running) {
      const [state] = await tx.select().from(videoState).where(eq(videoState.trackingId, tracking.id));
      await settleThrough(tx, tracking, state?.settledHour ?? -1, ctx.now(), "stopped");
      await tx
        .update(trackings)
        .set({ status: "completed", statusReason: "stopped", endedAt: ctx.now() })
        .where(eq(trackings.id, tracking.id));
      await emitTrackingsCompleted(ctx, tx, [tracking.id]);
    }
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
