import { and, eq, inArray } from "drizzle-orm";
import { trackings } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { presentOne } from "@/lib/insight/campaigns/present";
import type { Campaign, CampaignVideosRequest } from "@/lib/insight/campaigns/schemas";
import { lockCampaign } from "@/lib/tracking/campaigns/lock";
import { lockTrackings } from "@/lib/tracking/trackings/lock-trackings";

/**
 * Moves videos into a campaign, out of any other, and removes others from it. Videos that are where they should be stay.
 * @throws AppError not_found if the campaign or a video isn't the organization's, invalid_request if a video is on both
 * lists; nothing changes
 */
export async function setCampaignVideos(
  ctx: OrganizationContext,
  { id, add = [], remove = [] }: { id: string } & CampaignVideosRequest,
): Promise<Campaign> {
  assertRight(ctx.actor, "campaigns:write");
  if (add.length + remove.length === 0) throw refused("add", "Enter at least one video to add or remove");
  return ctx.db.transaction(async (tx) => {
    // For the kept counts (docs/adr/0019), and before the trackings (docs/adr/0002).
    await lockAccount(tx, ctx.organization.id);
    const campaign = await lockCampaign(ctx, tx, id);
    const rows = await lockTrackings(ctx, tx, [...add, ...remove]);
    const added = rows.filter((row) => names(add, row));
    const removed = rows.filter((row) => names(remove, row));
    if (added.some((row) => removed.includes(row)))
      throw refused("remove", "Must not contain a video that is also in add");
    const moved = added.filter(({ campaignId }) => campaignId !== campaign.id);
    const left = removed.filter(({ campaignId }) => campaignId === campaign.id);
    const of = (some: typeof rows) =>
      inArray(
        trackings.id,
        some.map((row) => row.id),
      );
    if (moved.length > 0) await tx.update(trackings).set({ campaignId: campaign.id }).where(of(moved));
    if (left.length > 0)
      await tx
        .update(trackings)
        .set({ campaignId: null })
        .where(and(of(left), eq(trackings.campaignId, campaign.id)));
    if (moved.length + left.length > 0)
      await recordAct(ctx, tx, {
        action: "campaign.videos",
        subject: campaign.name,
        after: { added: moved.length, removed: left.length },
      });
    const answer = await presentOne(ctx, tx, campaign);
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}

const names = (ids: readonly string[], { publicId, uuid }: { publicId: string; uuid: string }): boolean =>
  ids.some((id) => id === publicId || id.toLowerCase() === uuid);

const refused = (field: string, message: string) =>
  new AppError({ code: "invalid_request", details: [{ field, message }] });
