import { asc, inArray } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { accounts } from "@/db/schema";

export type Account = typeof accounts.$inferSelect;

/** Returns what can be spent now, in micro-dollars: the balance minus usage that has accrued but is not booked. */
export const availableBalanceOf = (account: Pick<Account, "balance" | "uncharged">): bigint =>
  account.balance - account.uncharged;

/** Returns how many trackings count toward the plan's limit, including paused ones. */
export const runningOf = (account: Pick<Account, "monitoring" | "paused">): number =>
  account.monitoring + account.paused;

/**
 * Locks the organizations' accounts, in ID order so that two transactions never wait for each other. Everything that
 * books, accrues, starts, settles or ends holds this lock, and takes it before locking any tracking.
 * @param skipLocked skips accounts that another session has locked, without waiting
 */
export async function lockAccounts(
  tx: Transaction,
  organizationIds: readonly number[],
  { skipLocked = false } = {},
): Promise<Map<number, Account>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(accounts)
    .where(inArray(accounts.organizationId, [...new Set(organizationIds)]))
    .orderBy(asc(accounts.organizationId))
    .for("update", skipLocked ? { skipLocked } : {});
  return new Map(rows.map((row) => [row.organizationId, row]));
}

/** @throws Error if the organization has no account; every organization is created with one */
export async function lockAccount(tx: Transaction, organizationId: number): Promise<Account> {
  const account = (await lockAccounts(tx, [organizationId])).get(organizationId);
  if (!account) throw new Error(`organization ${organizationId} has no account`);
  return account;
}

export async function getAccount(db: Queryable, organizationId: number): Promise<Account> {
  const [account] = await db
    .select()
    .from(accounts)
    .where(inArray(accounts.organizationId, [organizationId]));
  if (!account) throw new Error(`organization ${organizationId} has no account`);
  return account;
}
