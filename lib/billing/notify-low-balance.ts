import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accounts, organizations } from "@/db/schema";
import { runwayHours, toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { moneyRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { emitEvents } from "@/lib/outbound/webhooks/emit";

const spendable = sql<bigint>`${accounts.balance} - ${accounts.uncharged}`.mapWith(BigInt);

/**
 * Notifies organizations whose available balance fell below their threshold, once until the notice is reset: an email
 * to owners and managers, and the event `balance.low`, whose balance is the available balance. The caller holds the
 * organizations' locks, so only one of several concurrent accruals sends the notice.
 */
export async function notifyLowBalance(
  ctx: Context,
  tx: Transaction,
  organizationIds: readonly number[],
): Promise<void> {
  if (organizationIds.length === 0) return;
  const crossed = await tx
    .update(organizations)
    .set({ lowBalanceNotifiedAt: ctx.now() })
    .from(accounts)
    .where(
      and(
        eq(accounts.organizationId, organizations.id),
        inArray(organizations.id, [...organizationIds]),
        isNull(organizations.lowBalanceNotifiedAt),
        lt(spendable, organizations.lowBalanceThreshold),
      ),
    )
    .returning({
      id: organizations.id,
      name: organizations.name,
      price: organizations.pricePerSnapshot,
      threshold: organizations.lowBalanceThreshold,
      spendable,
      running: accounts.monitoring,
    });
  if (crossed.length === 0 || ctx.quiet) return;
  const ids = crossed.map(({ id }) => id);
  const low = crossed.map(({ id, name, price, threshold, spendable, running }) => ({
    id,
    name,
    data: {
      balance_usd: toUsd(spendable),
      threshold_usd: toUsd(threshold),
      runway_hours: runwayHours(spendable, price, running),
    },
  }));
  const recipients = await moneyRecipients(tx, ids);
  for (const { id, name: organization, data } of low)
    for (const { email, name } of recipients.filter(({ organizationId }) => organizationId === id))
      await enqueueMail(ctx, tx, {
        to: email,
        organizationId: id,
        template: "balance_low",
        data: { name, organization, ...data, url: `${appUrl()}/billing` },
      });
  await emitEvents(
    ctx,
    tx,
    low.map(({ id, data }) => ({ organizationId: id, type: "balance.low", data })),
  );
}

/**
 * Allows the next notice if the available balance is at or above the threshold again. Runs after money came in, under
 * the organization's lock.
 */
export async function resetLowBalanceNotice(tx: Transaction, organizationId: number): Promise<void> {
  await tx
    .update(organizations)
    .set({ lowBalanceNotifiedAt: null })
    .from(accounts)
    .where(
      and(
        eq(accounts.organizationId, organizations.id),
        eq(organizations.id, organizationId),
        sql`${spendable} >= ${organizations.lowBalanceThreshold}`,
      ),
    );
}
