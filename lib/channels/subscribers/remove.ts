import { and, eq } from "drizzle-orm";
import { socialAccounts } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** Its counts stay and reappear if the same profile is added again. Removing it again changes nothing. */
export async function removeSocialAccount(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  const removed = await ctx.db
    .update(socialAccounts)
    .set({ isRemoved: true })
    .where(and(eq(socialAccounts.publicId, id), eq(socialAccounts.organizationId, ctx.organization.id)))
    .returning({ id: socialAccounts.id });
  if (removed.length === 0) throw notFound("Social account not found");
}
