import { and, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "@/db/client";
import { auditEntries, ledgerEntries } from "@/db/schema";
import type { OpenTopUpRequest } from "@/lib/billing/schemas";

/** The audit log entry's `after` value that requesting a top-up writes. */
const RequestedTopUp = z.object({ amount_usd: z.number() });

/** Returns the organization's latest top-up request, or null before the first. The audit log is its only record. */
export async function latestTopUpRequest(db: Queryable, organizationId: number): Promise<OpenTopUpRequest | null> {
  const [act] = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.organizationId, organizationId), eq(auditEntries.action, "money.top_up_request")))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  const asked = RequestedTopUp.safeParse(act?.after).data;
  if (!act || !asked) return null;
  return { amount_usd: asked.amount_usd, note: act.reason, by: act.actorName, at: act.at.toISOString() };
}

/** Returns the latest top-up request while it is open. Any top-up booked after it closes it. */
export async function findOpenTopUpRequest(db: Queryable, organizationId: number): Promise<OpenTopUpRequest | null> {
  const asked = await latestTopUpRequest(db, organizationId);
  if (!asked) return null;
  const answers = await db.$count(
    ledgerEntries,
    and(
      eq(ledgerEntries.organizationId, organizationId),
      eq(ledgerEntries.kind, "top_up"),
      gt(ledgerEntries.createdAt, new Date(asked.at)),
    ),
  );
  return answers === 0 ? asked : null;
}
