import { and, desc, eq, lt } from "drizzle-orm";
import { ledgerEntries } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { LedgerPage } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { assertRight } from "@/lib/rights";

const PAGE = 50;

/** The organisation's money entries, newest first. `cursor` is the last entry's id of the page before. */
export async function listLedger(ctx: OrganizationContext, { cursor }: { cursor?: string }): Promise<LedgerPage> {
  assertRight(ctx.actor, "usage:read");
  const own = and(eq(ledgerEntries.organizationId, ctx.organization.id), eq(ledgerEntries.unit, "usd_micros"));
  const [last] = cursor
    ? await ctx.db
        .select({ id: ledgerEntries.id })
        .from(ledgerEntries)
        .where(and(own, eq(ledgerEntries.publicId, cursor)))
    : [];
  if (cursor && !last) throw invalid("cursor", "Invalid cursor");
  const rows = await ctx.db
    .select()
    .from(ledgerEntries)
    .where(last ? and(own, lt(ledgerEntries.id, last.id)) : own)
    .orderBy(desc(ledgerEntries.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  return {
    entries: page.map((row) => ({
      id: row.publicId,
      kind: row.kind,
      amount_usd: toUsd(row.amount),
      balance_after_usd: toUsd(row.balanceAfter),
      note: row.note,
      created_at: row.createdAt.toISOString(),
    })),
    next_cursor: rows.length > PAGE ? (page.at(-1)?.publicId ?? null) : null,
  };
}
