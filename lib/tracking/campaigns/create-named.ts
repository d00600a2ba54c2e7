import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { insertCampaign } from "@/lib/tracking/campaigns/insert";
import type { Named, NameRequest } from "@/lib/tracking/labels/schemas";

/** @throws AppError conflict if the name is taken (ignoring case) or the organization has the maximum number */
export async function createNamedCampaign(ctx: OrganizationContext, { name }: NameRequest): Promise<Named> {
  assertRight(ctx.actor, "campaigns:write");
  const { publicId } = await ctx.db.transaction((tx) => insertCampaign(ctx, tx, { name }));
  return { id: publicId, name, videos: 0 };
}
