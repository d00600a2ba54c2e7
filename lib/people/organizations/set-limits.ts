import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { ActingContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

export interface Limits {
  /** API requests a minute and key; null, here as below: the plan's value. */
  ratePerMinute: number | null;
  maxVideos: number | null;
  pointsPerMonth: number | null;
}

/**
 * Sets what an organization may do beyond its plan, or less. More or fewer points come with the next renewal; videos
 * that run beyond a lower limit go on to their end.
 * @throws AppError not_found, also to whoever is no admin
 */
export async function setLimits(
  ctx: ActingContext,
  input: { organizationId: number; limits: Limits; reason?: string },
): Promise<void> {
  await assertAdmin(ctx);
  const { organizationId, limits, reason } = input;
  await ctx.db.transaction(async (tx) => {
    await lockAccount(tx, organizationId);
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!organization) throw notFound("Organization not found");
    const changes = changesOf(
      {
        rate_limit_per_minute: organization.rateLimitPerMinute,
        max_concurrent_videos: organization.maxConcurrentVideos,
        points_per_month: organization.pointsPerMonth,
      },
      {
        rate_limit_per_minute: limits.ratePerMinute,
        max_concurrent_videos: limits.maxVideos,
        points_per_month: limits.pointsPerMonth,
      },
    );
    if (!changes) return;
    await tx
      .update(organizations)
      .set({
        rateLimitPerMinute: limits.ratePerMinute,
        maxConcurrentVideos: limits.maxVideos,
        pointsPerMonth: limits.pointsPerMonth,
      })
      .where(eq(organizations.id, organizationId));
    await recordAct(ctx, tx, {
      action: "organization.limits",
      organizationId,
      subject: organization.name,
      reason,
      ...changes,
    });
  });
}
