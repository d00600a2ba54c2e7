import { and, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "@/db/client";
import { auditEntries, ledgerEntries } from "@/db/schema";
import type { AskedTopUp } from "@/lib/billing/schemas";

/** As asking writes it into the audit log. */
const Asked = z.object({ amount_usd: z.number() });

/** The organization's last request for a top-up; null before the first. The audit log is its only record. */
export async function newestAskedTopUp(db: Queryable, organizationId: number): Promise<AskedTopUp | null> {
  const [act] = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.organizationId, organizationId), eq(auditEntries.action, "money.top_up_request")))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  const asked = Asked.safeParse(act?.after).data;
  if (!act || !asked) return null;
  return { amount_usd: asked.amount_usd, note: act.reason, by: act.actorName, at: act.at.toISOString() };
}

/** The same while it is open: any top-up that is booked after it answers it. */
export async function openAskedTopUp(db: Queryable, organizationId: number): Promise<AskedTopUp | null> {
  const asked = await newestAskedTopUp(db, organizationId);
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
