import { eq } from "drizzle-orm";
import { accounts, organizations } from "@/db/schema";
import { runwayHours, toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { thresholdOf } from "@/lib/insight/alerts/condition-rules";
import type { Found, Swept } from "@/lib/insight/alerts/swept";

/** Finds an organization's available balance or runway. */
export async function findBalance(ctx: Context, alert: Swept): Promise<Found> {
  const [row] = await ctx.db
    .select({
      name: organizations.name,
      balance: accounts.balance,
      uncharged: accounts.uncharged,
      price: organizations.pricePerSnapshot,
      running: accounts.monitoring,
    })
    .from(accounts)
    .innerJoin(organizations, eq(organizations.id, accounts.organizationId))
    .where(eq(accounts.organizationId, alert.organizationId));
  if (!row) return { crossings: [], held: [] };
  const available = row.balance - row.uncharged;
  const value = alert.parsed.type === "balance" ? toUsd(available) : runwayHours(available, row.price, row.running);
  const at = ctx.now().toISOString();
  const figures = { value, previous: null, threshold: thresholdOf(alert.parsed), at, views: null, reason: null };
  const subject = { type: "organization" as const, id: alert.organizationId, name: row.name, trackingId: null };
  return { crossings: [], held: [{ alert, condition: alert.parsed, subject, occurrence: at, figures, isNew: false }] };
}
