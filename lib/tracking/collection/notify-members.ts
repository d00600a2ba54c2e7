import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, type trackings, users, videoState, videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/** Queues an email about a completed tracking to every member who subscribed; none in a quiet context. */
export async function notifyMembers(
  ctx: Context,
  tx: Transaction,
  tracking: typeof trackings.$inferSelect,
): Promise<void> {
  if (ctx.quiet) return;
  const recipients = await tx
    .select({ email: users.email, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, tracking.organizationId), eq(members.mailOnCompletion, true)));
  const [state] = await tx
    .select({ snapshots: videoState.snapshots, views: videoState.views, title: videos.title })
    .from(videoState)
    .innerJoin(videos, eq(videos.id, tracking.videoId))
    .where(eq(videoState.trackingId, tracking.id));
  for (const { email, name } of recipients)
    await enqueueMail(ctx, tx, {
      to: email,
      organizationId: tracking.organizationId,
      template: "tracking_completed",
      data: {
        name,
        title: state?.title ?? tracking.videoLink,
        days: tracking.durationDays,
        snapshots: state?.snapshots ?? 0,
        views: state?.views ?? null,
        url: `${appUrl()}/videos/${tracking.publicId}`,
      },
    });
}
