import { and, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { autoTopUpProposals, organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { type AutoTopUpRule, autoTopUpRuleOf, presentRule, validateRule } from "@/lib/billing/auto-top-up-rules";
import { assertProvedAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";

/**
 * Sets the organization's auto top-up rule, or removes it if null. An open proposal stays open.
 * @throws AppError invalid_request for amounts out of bounds, not_found for anyone who is not an admin
 */
export async function setAutoTopUp(
  ctx: ActingContext,
  input: { organizationId: number; rule: AutoTopUpRule | null; reason?: string },
): Promise<void> {
  await assertProvedAdmin(ctx);
  const { organizationId, rule, reason } = input;
  if (rule) assertRule(rule);
  await ctx.db.transaction(async (tx) => {
    await lockAccount(tx, organizationId);
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!organization) throw notFound("Organization not found");
    await writeRule(tx, organizationId, rule);
    // A proposal was declined based on the previous rule.
    await tx
      .delete(autoTopUpProposals)
      .where(and(eq(autoTopUpProposals.organizationId, organizationId), isNotNull(autoTopUpProposals.declinedAt)));
    await recordAct(ctx, tx, {
      action: "money.auto_top_up_rule",
      organizationId,
      reason,
      before: ruleFacts(autoTopUpRuleOf(organization)),
      after: ruleFacts(rule),
    });
  });
}

/** Sets the rule's three amounts together. The caller holds the organization's lock. */
export async function writeRule(tx: Transaction, organizationId: number, rule: AutoTopUpRule | null): Promise<void> {
  await tx
    .update(organizations)
    .set({
      autoTopUpBelow: rule?.below ?? null,
      autoTopUpAmount: rule?.amount ?? null,
      autoTopUpMonthly: rule?.monthly ?? null,
    })
    .where(eq(organizations.id, organizationId));
}

/** Returns the rule in the form the audit log stores. */
export const ruleFacts = (rule: AutoTopUpRule | null) =>
  rule ? { ...presentRule(rule) } : { below_usd: null, amount_usd: null, monthly_usd: null };

/** @throws AppError invalid_request for the first amount that is out of bounds */
export function assertRule(rule: AutoTopUpRule): void {
  const error = validateRule(rule);
  if (error) throw invalid(error.field, error.message);
}
