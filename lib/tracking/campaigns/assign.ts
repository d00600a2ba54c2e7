import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { campaigns, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import type { SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import type { Assigned } from "@/lib/tracking/labels/schemas";
import { lockTrackings } from "@/lib/tracking/trackings/lock-trackings";

/**
 * Puts many videos into a campaign, out of the one that each was in; null only takes them out.
 * @throws AppError not_found where the campaign or one video is not the organization's; then nothing is changed
 */
export async function setCampaign(
  ctx: OrganizationContext,
  { videos, campaign }: SetCampaignRequest,
): Promise<Assigned> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    const campaignId = campaign === null ? null : await holdCampaign(ctx, tx, campaign);
    const ids = (await lockTrackings(ctx, tx, videos)).map(({ id }) => id);
    await tx.update(trackings).set({ campaignId }).where(inArray(trackings.id, ids));
    return { videos: ids.length };
  });
}

/** Until the transaction ends it cannot be deleted. */
async function holdCampaign(ctx: OrganizationContext, tx: Transaction, publicId: string): Promise<number> {
  const [row] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.publicId, publicId), eq(campaigns.organizationId, ctx.organization.id)))
    .for("key share");
  if (!row) throw notFound("Campaign not found");
  return row.id;
}
