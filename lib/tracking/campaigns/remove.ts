import { asc, eq } from "drizzle-orm";
import { campaigns, trackings } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockCampaign } from "@/lib/tracking/campaigns/lock";

/** Deletes a campaign and detaches its videos. Trackings stay. @returns null, the answer without a body */
export async function removeCampaign(ctx: OrganizationContext, { id }: { id: string }): Promise<null> {
  assertRight(ctx.actor, "campaigns:write");
  await ctx.db.transaction(async (tx) => {
    // For the kept counts (docs/adr/0019), and before the trackings (docs/adr/0002).
    await lockAccount(tx, ctx.organization.id);
    const campaign = await lockCampaign(ctx, tx, id, "update");
    // The delete clears their column, in any order the database picks, so lock them in ours first.
    await tx
      .select({ id: trackings.id })
      .from(trackings)
      .where(eq(trackings.campaignId, campaign.id))
      .orderBy(asc(trackings.id))
      .for("update");
    await tx.delete(campaigns).where(eq(campaigns.id, campaign.id));
    await recordAct(ctx, tx, { action: "campaign.remove", subject: campaign.name });
  });
  return null;
}
