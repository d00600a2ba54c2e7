import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { type AutoTopUpRule, autoTopUpRuleOf } from "@/lib/billing/auto-top-up-rules";
import { LARGEST_BOOKING, MICROS_PER_USD, SMALLEST_TOP_UP, toUsd } from "@/lib/billing/rules";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";

/**
 * Sets or, with null, ends the rule by which money is booked by itself.
 * @throws AppError invalid_request for amounts out of bounds, not_found also to whoever is no admin
 */
export async function setAutoTopUp(
  ctx: ActingContext,
  input: { organizationId: number; rule: AutoTopUpRule | null; reason?: string },
): Promise<void> {
  await assertAdmin(ctx);
  const { organizationId, rule, reason } = input;
  if (rule) assertBounds(rule);
  await ctx.db.transaction(async (tx) => {
    await lockAccount(tx, organizationId);
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!organization) throw notFound("Organisation not found");
    const before = autoTopUpRuleOf(organization);
    await tx
      .update(organizations)
      .set({
        autoTopUpBelow: rule?.below ?? null,
        autoTopUpAmount: rule?.amount ?? null,
        autoTopUpMonthly: rule?.monthly ?? null,
      })
      .where(eq(organizations.id, organizationId));
    await recordAct(ctx, tx, {
      action: "money.auto_top_up_rule",
      organizationId,
      reason,
      before: presentRule(before),
      after: presentRule(rule),
    });
  });
}

const presentRule = (rule: AutoTopUpRule | null) => ({
  below_usd: rule && toUsd(rule.below),
  amount_usd: rule && toUsd(rule.amount),
  monthly_usd: rule && toUsd(rule.monthly),
});

function assertBounds({ below, amount, monthly }: AutoTopUpRule): void {
  if (below < MICROS_PER_USD) throw invalid("below_usd", "At least 1 USD");
  if (amount < SMALLEST_TOP_UP) throw invalid("amount_usd", `At least ${toUsd(SMALLEST_TOP_UP)} USD`);
  // One booking must end the shortage, or the next minute would book again.
  if (amount < below) throw invalid("amount_usd", "At least the amount below which it is booked");
  if (monthly < amount) throw invalid("monthly_usd", "At least one booking's amount");
  if (monthly > LARGEST_BOOKING) throw invalid("monthly_usd", `At most ${toUsd(LARGEST_BOOKING)} USD`);
}
