import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { ledgerEntries, organizations } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { Receipt } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** The details that booking a top-up writes. */
const TopUpDetails = z.object({ kind: z.enum(["manual", "auto"]) });

/**
 * Returns the receipt of a top-up.
 * @param id public ID of the ledger entry
 * @throws AppError not_found, also if the entry is not a top-up
 */
export async function getReceipt(ctx: OrganizationContext, id: string): Promise<Receipt> {
  assertRight(ctx.actor, "usage:read");
  const [found] = await ctx.db
    .select({ entry: ledgerEntries, organization: organizations })
    .from(ledgerEntries)
    .innerJoin(organizations, eq(organizations.id, ledgerEntries.organizationId))
    .where(
      and(
        eq(ledgerEntries.organizationId, ctx.organization.id),
        eq(ledgerEntries.publicId, id),
        eq(ledgerEntries.kind, "top_up"),
      ),
    );
  if (!found) throw notFound("Receipt not found");
  const { entry, organization } = found;
  return {
    number: entry.publicId,
    organization: organization.name,
    time_zone: organization.timeZone,
    at: entry.createdAt.toISOString(),
    amount_usd: toUsd(entry.amount),
    balance_after_usd: toUsd(entry.balanceAfter),
    note: entry.note,
    is_automatic: TopUpDetails.safeParse(entry.details).data?.kind === "auto",
  };
}
