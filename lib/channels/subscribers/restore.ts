import { and, eq } from "drizzle-orm";
import { socialAccounts } from "@/db/schema";
import { MAX_ACCOUNTS } from "@/lib/channels/subscribers/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden, notFound } from "@/lib/core/errors";
import { lockOrganization } from "@/lib/core/lock-organization";
import { assertRight } from "@/lib/core/rights";

/** Undoes a removal. No platform query: only the list has changed. Idempotent. */
export async function restoreSocialAccount(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  await ctx.db.transaction(async (tx) => {
    await lockOrganization(ctx, tx);
    const own = eq(socialAccounts.organizationId, ctx.organization.id);
    const [account] = await tx
      .select({ id: socialAccounts.id, isRemoved: socialAccounts.isRemoved })
      .from(socialAccounts)
      .where(and(eq(socialAccounts.publicId, id), own));
    if (!account) throw notFound("Social account not found");
    if (!account.isRemoved) return;
    const listed = await tx.$count(socialAccounts, and(own, eq(socialAccounts.isRemoved, false)));
    if (listed >= MAX_ACCOUNTS) throw forbidden(`You can list up to ${MAX_ACCOUNTS} accounts`);
    await tx.update(socialAccounts).set({ isRemoved: false }).where(eq(socialAccounts.id, account.id));
  });
}
