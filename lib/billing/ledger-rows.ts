import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { ledgerEntries } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { LedgerFilter, LedgerRow } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { startOfDayNamed } from "@/lib/core/time/rules";
import { addDays } from "@/lib/core/time/zone-rules";

type Entry = typeof ledgerEntries.$inferSelect;

/** Constants rather than parameters, as in the conditions of the two lists' indexes. */
export const isMoney = sql`${ledgerEntries.unit} = 'usd_micros'`;
export const isCredits = sql`${ledgerEntries.unit} <> 'usd_micros'`;

/** Selects the organization's entries that match a filter. */
export function matchingEntries(
  ctx: OrganizationContext,
  { unit, kind, from, to, zone }: LedgerFilter,
): SQL | undefined {
  return and(
    eq(ledgerEntries.organizationId, ctx.organization.id),
    unit === "money" ? isMoney : isCredits,
    kind && eq(ledgerEntries.kind, kind),
    from ? gte(ledgerEntries.createdAt, startOfDayNamed(from, zone)) : undefined,
    to ? lt(ledgerEntries.createdAt, startOfDayNamed(addDays(to, 1), zone)) : undefined,
  );
}

/** Newest first, in booking order, so that each balance follows from the one before. */
export function selectEntries(
  ctx: OrganizationContext,
  where: SQL | undefined,
  { before, limit }: { before?: number; limit: number },
): Promise<Entry[]> {
  return ctx.db
    .select()
    .from(ledgerEntries)
    .where(before === undefined ? where : and(where, lt(ledgerEntries.id, before)))
    .orderBy(desc(ledgerEntries.id))
    .limit(limit);
}

/** The details that closing an hour writes. */
const UsageDetails = z.object({ hour: z.iso.datetime(), snapshots: z.int() });

export function presentEntry(entry: Entry): LedgerRow {
  const inUnit = (amount: bigint) => (entry.unit === "usd_micros" ? toUsd(amount) : Number(amount));
  const usage = entry.kind === "usage" ? UsageDetails.safeParse(entry.details).data : undefined;
  return {
    id: entry.publicId,
    unit: entry.unit,
    kind: entry.kind,
    amount: inUnit(entry.amount),
    balance_after: inUnit(entry.balanceAfter),
    note: entry.note,
    hour: usage?.hour ?? null,
    snapshots: usage?.snapshots ?? null,
    created_at: entry.createdAt.toISOString(),
  };
}
