import { and, eq } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { presentOne } from "@/lib/insight/campaigns/present";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import type { CampaignRow } from "@/lib/tracking/campaigns/insert";

/** @throws AppError not_found, also for another organization's campaign */
export async function findCampaign(ctx: OrganizationContext, id: string): Promise<CampaignRow> {
  const [row] = await ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.publicId, id), eq(campaigns.organizationId, ctx.organization.id)));
  if (!row) throw notFound("Campaign not found");
  return row;
}

/** Returns a campaign with its progress. @throws AppError not_found */
export async function getCampaign(ctx: OrganizationContext, { id }: { id: string }): Promise<Campaign> {
  assertRight(ctx.actor, "campaigns:read");
  return presentOne(ctx, ctx.db, await findCampaign(ctx, id));
}
