import { and, asc, eq, gt } from "drizzle-orm";
import { ledgerEntries, usageHours } from "@/db/schema";
import { presentEntry } from "@/lib/billing/ledger-rows";
import { toUsd } from "@/lib/billing/rules";
import { afterTime, type ExportContext, type Position, pagesOf, section } from "./section";

/** The ledger, with the receipts and the usage that it books. */
export const MONEY_SECTIONS = [
  section(
    "ledger",
    pagesOf(
      async (ctx, position, limit) =>
        (await readEntries(ctx, position, limit)).map((entry) => ({ entry, shown: presentEntry(entry) })),
      ({ entry }) => [entry.createdAt.toISOString(), entry.id],
    ),
    {
      id: ({ shown }) => shown.id,
      at: ({ shown }) => shown.created_at,
      kind: ({ shown }) => shown.kind,
      unit: ({ shown }) => (shown.unit === "usd_micros" ? "USD" : shown.unit.replace("points", "credits")),
      amount: ({ shown }) => shown.amount,
      balance_after: ({ shown }) => shown.balance_after,
      usage_hour: ({ shown }) => shown.hour,
      snapshots: ({ shown }) => shown.snapshots,
      note: ({ shown }) => shown.note,
    },
  ),
  section(
    "receipts",
    pagesOf(
      (ctx, position, limit) => readEntries(ctx, position, limit, "top_up"),
      ({ createdAt, id }) => [createdAt.toISOString(), id],
    ),
    {
      number: ({ publicId }) => publicId,
      at: ({ createdAt }) => createdAt,
      amount_usd: ({ amount }) => toUsd(amount),
      balance_after_usd: ({ balanceAfter }) => toUsd(balanceAfter),
      note: ({ note }) => note,
    },
  ),
  section(
    "usage",
    pagesOf(
      ({ db, organization }, position, limit) =>
        db
          .select()
          .from(usageHours)
          .where(
            and(
              eq(usageHours.organizationId, organization.id),
              position ? gt(usageHours.hour, new Date(String(position[0]))) : undefined,
            ),
          )
          .orderBy(asc(usageHours.hour))
          .limit(limit),
      ({ hour }) => [hour.toISOString()],
    ),
    {
      hour: ({ hour }) => hour,
      snapshots: ({ snapshots }) => snapshots,
      amount_usd: ({ amount }) => toUsd(amount),
      booked_at: ({ sealedAt }) => sealedAt,
    },
  ),
];

const readEntries = (
  { db, organization }: ExportContext,
  position: Position | null,
  limit: number,
  kind?: (typeof ledgerEntries.$inferSelect)["kind"],
) =>
  db
    .select()
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.organizationId, organization.id),
        kind && eq(ledgerEntries.kind, kind),
        afterTime(ledgerEntries.createdAt, ledgerEntries.id, position),
      ),
    )
    .orderBy(asc(ledgerEntries.createdAt), asc(ledgerEntries.id))
    .limit(limit);
