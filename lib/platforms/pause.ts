import { platformPauses } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { PLATFORM_NAMES, type Platform } from "@/lib/platforms/schemas";

/** For a script or job, which is not a user. */
const NOBODY = 0;

/**
 * Pauses a platform: no more calls are made. A batch in progress stops within a second. Hours due in the meantime become
 * gaps, which can still be filled within the hour. Nothing is charged for them, and no tracking ends.
 * @throws AppError conflict if the platform is already paused, not_found for anyone who is not an admin
 */
export async function pausePlatform(
  ctx: ActingContext,
  { platform, reason }: { platform: Platform; reason: string },
): Promise<void> {
  await assertAdmin(ctx);
  const pausedBy = ctx.actor?.type === "user" ? ctx.actor.userId : NOBODY;
  await ctx.db.transaction(async (tx) => {
    const paused = await tx
      .insert(platformPauses)
      .values({ platform, pausedAt: ctx.now(), pausedBy, reason })
      .onConflictDoNothing()
      .returning();
    if (paused.length === 0) throw conflict(`${PLATFORM_NAMES[platform]} is already paused.`);
    await recordAct(ctx, tx, {
      action: "admin.platform_pause",
      organizationId: null,
      subject: PLATFORM_NAMES[platform],
      reason,
      before: { paused: false },
      after: { paused: true },
    });
  });
}
