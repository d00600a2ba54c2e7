import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/core/context";
import { type Spent, sharesOf } from "@/lib/platforms/price-rules";

/**
 * Returns the statement that adds what was spent to the shares of the organizations that stored it; null if there is
 * nothing to add. What is never assigned remains unassigned.
 * @param organizationsOf returns the organizations that stored something of a requested video or channel
 */
export function assignmentOf(
  spent: readonly Spent[],
  organizationsOf: (subject: string, source: string) => Iterable<number>,
): SQL | null {
  const shares = sharesOf(spent, organizationsOf);
  if (shares.length === 0) return null;
  const rows = JSON.stringify(
    shares.map(({ source, day, organizationId, amount }) => ({
      ...{ source, day },
      organization_id: organizationId,
      amount: Number(amount),
    })),
  );
  // In the order of the key, so that concurrent statements don't deadlock.
  return sql`
    insert into upstream_shares as s (source, day, organization_id, amount)
    select * from jsonb_to_recordset(${rows}::jsonb) as r(source text, day date, organization_id bigint, amount bigint)
    order by 1, 2, 3
    on conflict (source, day, organization_id) do update set amount = s.amount + excluded.amount`;
}

/** As `assignmentOf`, and runs the statement. */
export async function assignSpending(
  ctx: Context,
  spent: readonly Spent[],
  organizationsOf: (subject: string, source: string) => Iterable<number>,
): Promise<void> {
  const statement = assignmentOf(spent, organizationsOf);
  if (statement) await ctx.db.execute(statement);
}

/** Collects what runs spend, for `FetchOptions`. */
export function collectSpent(): { spent: Spent[]; onSpent: (more: readonly Spent[]) => void } {
  const spent: Spent[] = [];
  return { spent, onSpent: (more) => void spent.push(...more) };
}
