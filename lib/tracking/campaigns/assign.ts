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
 * Moves videos into a campaign, out of any other. A null campaign only removes them.
 * @throws AppError not_found if the campaign or a video isn't the organization's; nothing changes
 */
export async function setCampaign(
  ctx: OrganizationContext,
  { videos, campaign }: SetCampaignRequest,
): Promise<Assigned> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    const campaignId = campaign === null ? null : await lockCampaign(ctx, tx, campaign);
    const ids = (await lockTrackings(ctx, tx, videos)).map(({ id }) => id);
    await tx.update(trackings).set({ campaignId }).where(inArray(trackings.id, ids));
    return { videos: ids.length };
  });
}

/** Prevents its deletion until the transaction ends. */
async function lockCampaign(ctx: OrganizationContext, tx: Transaction, publicId: string): Promise<number> {
  const [row] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.publicId, publicId), eq(campaigns.organizationId, ctx.organization.id)))
    .for("key share");
  if (!row) throw notFound("Campaign not found");
  return row.id;
}
