import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { MAX_CHECKED_POSTS } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignPosts, CampaignPostsQuery } from "@/lib/insight/campaigns/dashboard-schemas";
import { findCampaign } from "@/lib/insight/campaigns/get";
import { checkPosts, presentPosts } from "@/lib/insight/campaigns/read-posts";

/**
 * Returns a page of a campaign's posts, most views first: all, or those that lack a required tag, a mention or the mark
 * of a paid partnership. At most the 2,000 posts with the most views. @throws AppError not_found
 */
export async function listCampaignPosts(
  ctx: OrganizationContext,
  { id, list, page, per_page }: { id: string } & CampaignPostsQuery,
): Promise<CampaignPosts> {
  assertRight(ctx.actor, "campaigns:read");
  const campaign = await findCampaign(ctx, id);
  const checked = await checkPosts(ctx.db, campaign, MAX_CHECKED_POSTS);
  const lacking = checked.filter(({ shortfall }) => shortfall !== null);
  const listed = list === "lacking" ? lacking : checked;
  return {
    posts: await presentPosts(ctx.db, listed.slice((page - 1) * per_page, page * per_page)),
    total: listed.length,
    lacking: lacking.length,
    checked: checked.length,
    page,
    per_page,
  };
}
