import { and, eq } from "drizzle-orm";
import { ledgerEntries } from "@/db/schema";
import { foldLedger } from "@/lib/billing/ledger-fold-rules";
import { matchingEntries, presentEntry, selectEntries } from "@/lib/billing/ledger-rows";
import type { LedgerPage, LedgerQuery } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** Lines of a page: two weeks of usage, each day folded into a line. */
const LINES = { money: 14, credits: 50 };
/** Entries of a page that is all usage: a day has 25 hours when clocks go back. */
const MOST_ENTRIES = { money: LINES.money * 25, credits: LINES.credits };

/**
 * Returns the organization's money or credit entries that match a filter, newest first. A page ends where a line of the
 * folded ledger ends, so that no day's sum changes when the next page is loaded.
 * @throws AppError invalid_request for a cursor that is not one of its entries
 */
export async function listLedger(ctx: OrganizationContext, { cursor, ...filter }: LedgerQuery): Promise<LedgerPage> {
  assertRight(ctx.actor, "usage:read");
  const before = cursor === undefined ? undefined : await idOf(ctx, cursor);
  // One more, to see that the last line is whole.
  const limit = MOST_ENTRIES[filter.unit] + 1;
  const found = await selectEntries(ctx, matchingEntries(ctx, filter), { before, limit });
  const lines = foldLedger(found.map(presentEntry), filter.zone);
  const entries = lines.slice(0, LINES[filter.unit]).flatMap((line) => line.entries);
  return { entries, next_cursor: lines.length > LINES[filter.unit] ? (entries.at(-1)?.id ?? null) : null };
}

async function idOf(ctx: OrganizationContext, cursor: string): Promise<number> {
  const [entry] = await ctx.db
    .select({ id: ledgerEntries.id })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organizationId, ctx.organization.id), eq(ledgerEntries.publicId, cursor)));
  if (!entry) throw invalid("cursor", "Invalid cursor");
  return entry.id;
}
