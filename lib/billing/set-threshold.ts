import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount, spendableOf } from "@/lib/billing/account";
import { LARGEST_BOOKING, toUsd } from "@/lib/billing/rules";
import type { Threshold } from "@/lib/billing/schemas";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";
import { assertRight } from "@/lib/core/rights";

/**
 * Sets the spendable amount below which owners, managers and webhooks are told; null or 0: never. Whoever sets it above
 * what is there sees so at once and is told the next time it is crossed; otherwise the next crossing is told.
 * @param threshold micro-dollars
 * @throws AppError invalid_request out of bounds
 */
export async function setThreshold(
  ctx: OrganizationContext,
  { threshold }: { threshold: bigint | null },
): Promise<Threshold> {
  assertRight(ctx.actor, "organization:manage");
  const next = threshold ?? 0n;
  if (next < 0n || next > LARGEST_BOOKING)
    throw invalid("threshold_usd", `From 0 to ${formatUsd(toUsd(LARGEST_BOOKING))}`);
  return ctx.db.transaction(async (tx) => {
    const spendable = spendableOf(await lockAccount(tx, ctx.organization.id));
    const own = eq(organizations.id, ctx.organization.id);
    // Read under the lock: what accrues meanwhile waits, and so does a twin of this.
    const [before] = await tx.select().from(organizations).where(own);
    if (!before) throw notFound("Organization not found");
    const presented = presentThreshold(next, spendable);
    await tx
      .update(organizations)
      .set({
        lowBalanceThreshold: next,
        lowBalanceToldAt: presented.is_below ? (before.lowBalanceToldAt ?? ctx.now()) : null,
      })
      .where(own);
    if (before.lowBalanceThreshold !== next)
      await recordAct(ctx, tx, {
        action: "money.threshold",
        subject: before.name,
        before: { threshold_usd: presentThreshold(before.lowBalanceThreshold, spendable).threshold_usd },
        after: { threshold_usd: presented.threshold_usd },
      });
    return presented;
  });
}

/** Both in micro-dollars. */
export const presentThreshold = (threshold: bigint, spendable: bigint): Threshold => ({
  threshold_usd: threshold > 0n ? toUsd(threshold) : null,
  is_below: spendable < threshold,
});
