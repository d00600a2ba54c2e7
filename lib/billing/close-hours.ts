import { and, asc, eq, isNull, lt } from "drizzle-orm";
import { usageHours } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { startOfHour } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { forEach } from "@/lib/core/each";

/**
 * Books the usage of every past hour: one ledger entry per organization and hour, which seals the row. A rerun has no
 * effect. After a crash between organizations, the next run books the rest.
 */
export async function closeHours(ctx: Context): Promise<{ entries: number }> {
  const turn = startOfHour(ctx.now());
  const open = await ctx.db
    .selectDistinct({ organizationId: usageHours.organizationId })
    .from(usageHours)
    .where(and(isNull(usageHours.sealedAt), lt(usageHours.hour, turn)));
  let entries = 0;
  await forEach(open, "usage of an organization", async ({ organizationId }) => {
    entries += await closeOrganization(ctx, organizationId, turn);
  });
  return { entries };
}

const closeOrganization = (ctx: Context, organizationId: number, turn: Date) =>
  ctx.db.transaction(async (tx) => {
    await lockAccount(tx, organizationId);
    const rows = await tx
      .select()
      .from(usageHours)
      .where(and(eq(usageHours.organizationId, organizationId), isNull(usageHours.sealedAt), lt(usageHours.hour, turn)))
      .orderBy(asc(usageHours.hour));
    for (const row of rows) {
      await book(ctx, tx, {
        organizationId,
        unit: "usd_micros",
        kind: "usage",
        amount: -row.amount,
        idempotencyKey: `usage:${row.hour.toISOString()}`,
        note: `${row.snapshots} snapshots`,
        details: { hour: row.hour.toISOString(), snapshots: row.snapshots },
      });
      await tx
        .update(usageHours)
        .set({ sealedAt: ctx.now() })
        .where(and(eq(usageHours.organizationId, organizationId), eq(usageHours.hour, row.hour)));
    }
    return rows.length;
  });
