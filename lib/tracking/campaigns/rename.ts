import { and, eq, ne, sql } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { lockNames } from "@/lib/tracking/labels/lock-names";
import type { NameRef, NameRequest } from "@/lib/tracking/labels/schemas";

/** @throws AppError not_found, or conflict if another campaign has the name (ignoring case) */
export async function renameCampaign(
  ctx: OrganizationContext,
  { id, name }: { id: string } & NameRequest,
): Promise<NameRef> {
  assertRight(ctx.actor, "videos:write");
  const own = eq(campaigns.organizationId, ctx.organization.id);
  return ctx.db.transaction(async (tx) => {
    await lockNames(ctx, tx);
    const [taken] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(own, eq(sql`lower(${campaigns.name})`, sql`lower(${name})`), ne(campaigns.publicId, id)));
    const [campaign] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(and(own, eq(campaigns.publicId, id)));
    if (!campaign) throw notFound("Campaign not found");
    if (taken) throw new AppError({ code: "conflict", message: `There is already a campaign “${name}”` });
    await tx.update(campaigns).set({ name }).where(eq(campaigns.id, campaign.id));
    return { id, name };
  });
}
