import { and, eq } from "drizzle-orm";
import { trackings } from "@/db/schema";
import { fromUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import type { SetCostRequest, VideoCost } from "@/lib/tracking/videos/dashboard-schemas";

/**
 * Stores what the organization paid for a video, the basis of family B's cpm and of a campaign's spend; null deletes it.
 * Needs the right to budgets.
 */
export async function setCost(
  ctx: OrganizationContext,
  { id, cost_usd }: { id: string } & SetCostRequest,
): Promise<VideoCost> {
  assertRight(ctx.actor, "budgets:manage");
  const [changed] = await ctx.db
    .update(trackings)
    .set({ cost: cost_usd === null ? null : fromUsd(cost_usd) })
    .where(and(eq(trackings.publicId, id), eq(trackings.organizationId, ctx.organization.id)))
    .returning({ id: trackings.publicId });
  if (!changed) throw notFound("Video not found");
  return { id: changed.id, cost_usd };
}
