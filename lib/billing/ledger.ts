import { and, eq } from "drizzle-orm";
import { ledgerEntries } from "@/db/schema";
import { matchingEntries, presentEntry, selectEntries } from "@/lib/billing/ledger-rows";
import type { LedgerPage, LedgerQuery } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

const PAGE = 50;

/**
 * Returns the organization's money or credit entries that match a filter, newest first.
 * @throws AppError invalid_request for a cursor that is not one of its entries
 */
export async function listLedger(ctx: OrganizationContext, { cursor, ...filter }: LedgerQuery): Promise<LedgerPage> {
  assertRight(ctx.actor, "usage:read");
  const before = cursor === undefined ? undefined : await idOf(ctx, cursor);
  const rows = await selectEntries(ctx, matchingEntries(ctx, filter), { before, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  return {
    entries: page.map(presentEntry),
    next_cursor: rows.length > PAGE ? (page.at(-1)?.publicId ?? null) : null,
  };
}

async function idOf(ctx: OrganizationContext, cursor: string): Promise<number> {
  const [entry] = await ctx.db
    .select({ id: ledgerEntries.id })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organizationId, ctx.organization.id), eq(ledgerEntries.publicId, cursor)));
  if (!entry) throw invalid("cursor", "Invalid cursor");
  return entry.id;
}
