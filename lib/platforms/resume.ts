import { eq } from "drizzle-orm";
import { platformPauses } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { PLATFORM_NAMES, type Platform } from "@/lib/platforms/schemas";

/**
 * Resumes a platform. The next sweep fetches what was due less than an hour ago. Older hours remain gaps.
 * @throws AppError conflict if the platform is not paused, not_found for anyone who is not an admin
 */
export async function resumePlatform(
  ctx: ActingContext,
  { platform, reason }: { platform: Platform; reason: string },
): Promise<void> {
  await assertAdmin(ctx);
  await ctx.db.transaction(async (tx) => {
    const [pause] = await tx.delete(platformPauses).where(eq(platformPauses.platform, platform)).returning();
    if (!pause) throw conflict(`${PLATFORM_NAMES[platform]} is not paused.`);
    await recordAct(ctx, tx, {
      action: "admin.platform_resume",
      organizationId: null,
      subject: PLATFORM_NAMES[platform],
      reason,
      before: { paused: true, paused_since: pause.pausedAt.toISOString() },
      after: { paused: false },
    });
  });
}
