import { and, asc, eq } from "drizzle-orm";
import { campaigns, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** Lets go of whatever belongs to a campaign, and deletes it. The trackings stay. */
export async function removeCampaign(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "videos:write");
  await ctx.db.transaction(async (tx) => {
    const [campaign] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(eq(campaigns.publicId, id), eq(campaigns.organizationId, ctx.organization.id)))
      .for("update");
    if (!campaign) throw notFound("Campaign not found");
    // Deleting it clears their column; in whatever order the database likes, unless they are locked in ours.
    await tx
      .select({ id: trackings.id })
      .from(trackings)
      .where(eq(trackings.campaignId, campaign.id))
      .orderBy(asc(trackings.id))
      .for("update");
    await tx.delete(campaigns).where(eq(campaigns.id, campaign.id));
  });
}
