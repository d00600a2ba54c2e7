import type { Transaction } from "@/db/client";
import { campaigns } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { reserveName } from "@/lib/tracking/labels/names";

export type CampaignRow = typeof campaigns.$inferSelect;
export type CampaignTermColumns = Partial<
  Omit<
    typeof campaigns.$inferInsert,
    "id" | "publicId" | "organizationId" | "name" | "videos" | "goalReachedAt" | "createdAt"
  >
>;

/**
 * Inserts a campaign. @throws AppError conflict if the name is taken (ignoring case) or the organization has the maximum
 * number
 */
export async function insertCampaign(
  ctx: OrganizationContext,
  tx: Transaction,
  { name, ...terms }: { name: string } & CampaignTermColumns,
): Promise<CampaignRow> {
  await reserveName(ctx, tx, "campaign", name);
  const [row] = await tx
    .insert(campaigns)
    .values({ ...terms, publicId: newPublicId(), organizationId: ctx.organization.id, name, createdAt: ctx.now() })
    .returning();
  if (!row) throw new Error("the campaign was not written");
  await recordAct(ctx, tx, { action: "campaign.create", subject: name });
  return row;
}
