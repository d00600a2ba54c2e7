import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import type { CampaignRow } from "@/lib/tracking/campaigns/insert";

/** @throws AppError not_found, also for another organization's campaign */
export async function lockCampaign(
  ctx: OrganizationContext,
  tx: Transaction,
  id: string,
  strength: "update" | "no key update" = "no key update",
): Promise<CampaignRow> {
  const [campaign] = await tx
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.publicId, id), eq(campaigns.organizationId, ctx.organization.id)))
    .for(strength);
  if (!campaign) throw notFound("Campaign not found");
  return campaign;
}
