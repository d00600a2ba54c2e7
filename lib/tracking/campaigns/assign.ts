import { inArray } from "drizzle-orm";
import { trackings } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import type { SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import { lockNamed } from "@/lib/tracking/labels/names";
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
    // For the kept counts (docs/adr/0019), and before the trackings (docs/adr/0002).
    await lockAccount(tx, ctx.organization.id);
    const known = await lockNamed(ctx, tx, "campaign", campaign === null ? [] : [campaign]);
    const campaignId = campaign === null ? null : known.get(campaign);
    if (campaignId === undefined) throw notFound("Campaign not found");
    const ids = (await lockTrackings(ctx, tx, videos)).map(({ id }) => id);
    await tx.update(trackings).set({ campaignId }).where(inArray(trackings.id, ids));
    return { videos: ids.length };
  });
}
