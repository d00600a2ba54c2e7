import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { availableBalanceOf, lockAccount } from "@/lib/billing/account";
import { MAX_BOOKING, toUsd } from "@/lib/billing/rules";
import type { Threshold } from "@/lib/billing/schemas";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";
import { assertRight } from "@/lib/core/rights";

/**
 * Sets the available balance below which owners, managers and webhooks are notified; null or 0 turns notices off. If
 * the balance is already below the new threshold, the response says so, and the next crossing is notified.
 * @param threshold micro-dollars
 * @throws AppError invalid_request if out of bounds
 */
export async function setThreshold(
  ctx: OrganizationContext,
  { threshold }: { threshold: bigint | null },
): Promise<Threshold> {
  assertRight(ctx.actor, "organization:manage");
  const next = threshold ?? 0n;
  if (next < 0n || next > MAX_BOOKING)
    throw invalid("threshold_usd", `Enter an amount from $0 to ${formatUsd(toUsd(MAX_BOOKING))}`);
  return ctx.db.transaction(async (tx) => {
    const spendable = availableBalanceOf(await lockAccount(tx, ctx.organization.id));
    const own = eq(organizations.id, ctx.organization.id);
    // Read under the lock, so that accruals and concurrent calls wait.
    const [before] = await tx.select().from(organizations).where(own);
    if (!before) throw notFound("Organization not found");
    const presented = presentThreshold(next, spendable);
    await tx
      .update(organizations)
      .set({
        lowBalanceThreshold: next,
        lowBalanceNotifiedAt: presented.is_below ? (before.lowBalanceNotifiedAt ?? ctx.now()) : null,
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

/** Both are in micro-dollars. */
export const presentThreshold = (threshold: bigint, spendable: bigint): Threshold => ({
  threshold_usd: threshold > 0n ? toUsd(threshold) : null,
  is_below: spendable < threshold,
});
