import { and, desc, eq, lt } from "drizzle-orm";
import { ledgerEntries, users } from "@/db/schema";
import { isCredits, isMoney } from "@/lib/billing/ledger-rows";
import { toUsd } from "@/lib/billing/rules";
import type { ActingContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import type { AdminLedger, AdminLedgerQuery } from "@/lib/operations/admin/schemas";

const PAGE = 50;

/** Returns an organization's entries of money or credits, newest first, with the actor who booked each; for admins. */
export async function listOrganizationLedger(
  ctx: ActingContext,
  { id, unit, cursor }: { id: string } & AdminLedgerQuery,
): Promise<AdminLedger> {
  const organization = await openOrganization(ctx, id);
  const inMoney = unit === "money";
  const own = and(eq(ledgerEntries.organizationId, organization.id), inMoney ? isMoney : isCredits);
  const [last] = cursor
    ? await ctx.db
        .select({ id: ledgerEntries.id })
        .from(ledgerEntries)
        .where(and(own, eq(ledgerEntries.publicId, cursor)))
    : [];
  if (cursor && !last) throw invalid("cursor", "Invalid cursor");
  const rows = await ctx.db
    .select({ entry: ledgerEntries, by: users.email })
    .from(ledgerEntries)
    .leftJoin(users, eq(users.id, ledgerEntries.createdBy))
    .where(last ? and(own, lt(ledgerEntries.id, last.id)) : own)
    .orderBy(desc(ledgerEntries.id))
    .limit(PAGE + 1);
  const inUnit = (amount: bigint) => (inMoney ? toUsd(amount) : Number(amount));
  return {
    entries: rows.slice(0, PAGE).map(({ entry, by }) => ({
      id: entry.publicId,
      kind: entry.kind,
      unit: entry.unit,
      amount: inUnit(entry.amount),
      balance_after: inUnit(entry.balanceAfter),
      note: entry.note,
      by,
      created_at: entry.createdAt.toISOString(),
    })),
    next_cursor: rows.length > PAGE ? (rows[PAGE - 1]?.entry.publicId ?? null) : null,
  };
}
