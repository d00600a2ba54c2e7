import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { changeAccess } from "@/lib/core/access-version";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { ActingContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

export interface Limits {
  /** API requests per minute and key. Null, here and below, means the plan's value. */
  ratePerMinute: number | null;
  maxVideos: number | null;
  creditsPerMonth: number | null;
}

/**
 * Sets an organization's limits, above or below its plan's. A new credit allotment takes effect with the next renewal.
 * Videos above a lower limit are tracked to their end.
 * @throws AppError not_found for anyone who is not an admin
 */
export async function setLimits(
  ctx: ActingContext,
  input: { organizationId: number; limits: Limits; reason?: string },
): Promise<void> {
  await assertAdmin(ctx);
  const { organizationId, limits, reason } = input;
  await changeAccess(ctx.db, async (tx) => {
    await lockAccount(tx, organizationId);
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!organization) throw notFound("Organization not found");
    const changes = changesOf(
      {
        rate_limit_per_minute: organization.rateLimitPerMinute,
        max_concurrent_videos: organization.maxConcurrentVideos,
        points_per_month: organization.creditsPerMonth,
      },
      {
        rate_limit_per_minute: limits.ratePerMinute,
        max_concurrent_videos: limits.maxVideos,
        points_per_month: limits.creditsPerMonth,
      },
    );
    if (!changes) return;
    await tx
      .update(organizations)
      .set({
        rateLimitPerMinute: limits.ratePerMinute,
        maxConcurrentVideos: limits.maxVideos,
        creditsPerMonth: limits.creditsPerMonth,
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
