import { and, asc, eq } from "drizzle-orm";
import { campaigns, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** Deletes a campaign and detaches its videos. Trackings stay. */
export async function removeCampaign(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "videos:write");
  await ctx.db.transaction(async (tx) => {
    const [campaign] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(eq(campaigns.publicId, id), eq(campaigns.organizationId, ctx.organization.id)))
      .for("update");
    if (!campaign) throw notFound("Campaign not found");
    // The delete clears their column, in any order the database picks, so lock them in ours first.
    await tx
      .select({ id: trackings.id })
      .from(trackings)
      .where(eq(trackings.campaignId, campaign.id))
      .orderBy(asc(trackings.id))
      .for("update");
    await tx.delete(campaigns).where(eq(campaigns.id, campaign.id));
  });
}
