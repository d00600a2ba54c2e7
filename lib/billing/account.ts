import { asc, inArray } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { accounts } from "@/db/schema";

export type Account = typeof accounts.$inferSelect;

/** What may be spent now: the balance less what has accrued but is not booked yet. Micro-dollars. */
export const spendableOf = (account: Pick<Account, "balance" | "uncharged">): bigint =>
  account.balance - account.uncharged;

/**
 * Takes the organizations' locks, in organization order so that no two transactions can wait for each other.
 * Everything that books, accrues or pauses holds it; it is taken before any tracking is locked.
 * @param skipLocked leaves out, without waiting, those that another session holds
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

/** @throws Error when the organization has no account: one is made with it */
export async function lockAccount(tx: Transaction, organizationId: number): Promise<Account> {
  const account = (await lockAccounts(tx, [organizationId])).get(organizationId);
  if (!account) throw new Error(`organization ${organizationId} has no account`);
  return account;
}

export async function readAccount(db: Queryable, organizationId: number): Promise<Account> {
  const [account] = await db
    .select()
    .from(accounts)
    .where(inArray(accounts.organizationId, [organizationId]));
  if (!account) throw new Error(`organization ${organizationId} has no account`);
  return account;
}
