import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Transaction } from "@/db/client";

/** What an organization pays for a snapshot, and what it can spend; micro-dollars. */
export interface Budget {
  price: bigint;
  spendable: bigint;
}

/**
 * Locks the accounts of organizations that no other session has locked, in ID order as `lockAccounts` does, and returns
 * each one's budget: one statement for lock and price.
 */
export async function lockBudgets(tx: Transaction, organizationIds: Iterable<number>): Promise<Map<number, Budget>> {
  const ids = arrayOf([...new Set(organizationIds)]);
  const rows = await tx.execute<{ id: string; price: string; spendable: string }>(sql`
    select a.organization_id as id, o.price_per_snapshot as price, a.balance - a.uncharged as spendable
    from accounts a join organizations o on o.id = a.organization_id
    where a.organization_id = any(${ids}::bigint[])
    order by a.organization_id for update of a skip locked`);
  return new Map(
    rows.map(({ id, price, spendable }) => [Number(id), { price: BigInt(price), spendable: BigInt(spendable) }]),
  );
}
