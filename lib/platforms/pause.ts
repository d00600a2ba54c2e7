import { platformPauses } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { PLATFORM_NAMES, type Platform } from "@/lib/platforms/schemas";

/** Stands for a script or job, which is no user. */
const NOBODY = 0;

/**
 * Leaves a platform alone: no more calls from now on, also of a batch that is being collected. Hours that are due
 * meanwhile become gaps that may still be filled within the hour; nothing is charged for them and no tracking ends.
 * @throws AppError conflict where it is paused already, not_found to whoever is no admin
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
    if (paused.length === 0) throw conflict(`${PLATFORM_NAMES[platform]} is paused already.`);
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
