import { and, eq } from "drizzle-orm";
import { socialAccounts } from "@/db/schema";
import { holdList } from "@/lib/channels/subscribers/hold-list";
import { MOST_ACCOUNTS } from "@/lib/channels/subscribers/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** Takes a removal back. The platform is not asked: nothing but the list has changed. Twice is as good as once. */
export async function restoreSocialAccount(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  await ctx.db.transaction(async (tx) => {
    await holdList(ctx, tx);
    const own = eq(socialAccounts.organizationId, ctx.organization.id);
    const [account] = await tx
      .select({ id: socialAccounts.id, isRemoved: socialAccounts.isRemoved })
      .from(socialAccounts)
      .where(and(eq(socialAccounts.publicId, id), own));
    if (!account) throw notFound("Social account not found");
    if (!account.isRemoved) return;
    const listed = await tx.$count(socialAccounts, and(own, eq(socialAccounts.isRemoved, false)));
    if (listed >= MOST_ACCOUNTS) throw forbidden(`At most ${MOST_ACCOUNTS} accounts can be listed`);
    await tx.update(socialAccounts).set({ isRemoved: false }).where(eq(socialAccounts.id, account.id));
  });
}
