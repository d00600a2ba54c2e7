import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accounts, auditEntries, organizations } from "@/db/schema";
import { availableBalanceOf, lockAccount } from "@/lib/billing/account";
import { type AutoTopUpRule, autoTopUpRuleOf, decideAutoTopUp, startOfUtcMonth } from "@/lib/billing/auto-top-up-rules";
import { autoTopUpKeyPrefix, bookedThisMonth } from "@/lib/billing/booked-auto-top-ups";
import { notifyAutoTopUpStopped } from "@/lib/billing/notify-auto-top-up-stopped";
import { toUsd } from "@/lib/billing/rules";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, Organization } from "@/lib/core/context";
import { forEach } from "@/lib/core/each";
import { formatUsd } from "@/lib/core/format";
import { credit } from "@/lib/tracking/funding/credit";

/**
 * Adds money to every organization whose available balance is below its auto top-up threshold, except suspended and
 * closed ones. A rerun finds the balance restored.
 */
export async function bookAutoTopUps(ctx: Context): Promise<{ booked: number; stopped: number }> {
  const short = await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .innerJoin(accounts, eq(accounts.organizationId, organizations.id))
    .where(
      and(
        isNotNull(organizations.autoTopUpBelow),
        isNull(organizations.suspendedAt),
        isNull(organizations.closedAt),
        lt(sql`${accounts.balance} - ${accounts.uncharged}`, organizations.autoTopUpBelow),
      ),
    )
    .orderBy(asc(organizations.id));
  const counts = { booked: 0, stopped: 0 };
  await forEach(short, "auto top-up of an organization", async ({ id }) => {
    const outcome = await ctx.db.transaction((tx) => topUpByRule(ctx, tx, id));
    if (outcome !== "none") counts[outcome === "book" ? "booked" : "stopped"] += 1;
  });
  return counts;
}

async function topUpByRule(ctx: Context, tx: Transaction, organizationId: number) {
  const account = await lockAccount(tx, organizationId);
  // Read under the lock: a concurrent run, a top-up or a suspension may have come first.
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
  const rule = organization && !organization.suspendedAt && !organization.closedAt && autoTopUpRuleOf(organization);
  if (!rule) return "none";
  const { amount: booked, count } = await bookedThisMonth(tx, organizationId, ctx.now());
  const outcome = decideAutoTopUp(rule, availableBalanceOf(account), booked);
  if (outcome === "stop") return (await notifyStopped(ctx, tx, organization, rule, booked)) ? "stop" : "none";
  if (outcome === "none") return outcome;
  const reason = `Available balance below ${formatUsd(toUsd(rule.below))}`;
  const { entry } = await credit(ctx, tx, {
    organizationId,
    kind: "top_up",
    amount: rule.amount,
    idempotencyKey: `${autoTopUpKeyPrefix(ctx.now())}${count + 1}`,
    note: `Auto top-up: ${reason.toLowerCase()}`,
    details: { reason, kind: "auto" },
  });
  await recordAct(ctx, tx, {
    action: "money.auto_top_up",
    organizationId,
    subject: formatUsd(toUsd(rule.amount)),
    reason,
    before: { balance_usd: toUsd(account.balance) },
    after: { balance_usd: toUsd(entry.balanceAfter) },
  });
  return outcome;
}

/** Sends the notice once a month, and again after the rule changes. The job runs every minute. */
async function notifyStopped(
  ctx: Context,
  tx: Transaction,
  organization: Organization,
  rule: AutoTopUpRule,
  booked: bigint,
): Promise<boolean> {
  const [last] = await tx
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.organizationId, organization.id),
        gte(auditEntries.at, startOfUtcMonth(ctx.now())),
        inArray(auditEntries.action, ["money.auto_top_up_stop", "money.auto_top_up_rule", "money.auto_top_up_approve"]),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  if (last?.action === "money.auto_top_up_stop") return false;
  await recordAct(ctx, tx, {
    action: "money.auto_top_up_stop",
    organizationId: organization.id,
    reason: `${formatUsd(toUsd(booked))} of at most ${formatUsd(toUsd(rule.monthly))} added this month (UTC)`,
  });
  await notifyAutoTopUpStopped(ctx, tx, organization, rule);
  return true;
}
