import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { alerts, organizations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import { SWEPT_TYPES, subjectOf } from "@/lib/insight/alerts/condition-rules";
import { fireAlerts, lockAlerts } from "@/lib/insight/alerts/fire";
import { AlertCondition } from "@/lib/insight/alerts/schemas";
import { beginToHold } from "@/lib/insight/alerts/states";
import { findBalance } from "@/lib/insight/alerts/sweep-balance";
import { findCampaigns } from "@/lib/insight/alerts/sweep-campaigns";
import { findSilent } from "@/lib/insight/alerts/sweep-silent";
import type { Swept } from "@/lib/insight/alerts/swept";

const STEP_MS = 40 * SECOND_MS;

/**
 * Evaluates alerts that depend on the clock, a campaign or the balance, an alert at a time, from the one after `after`. Each
 * alert and what it fires are one transaction. One that fails doesn't hold up the others.
 * @returns `after` of the next step; null if none is left
 */
export async function sweepAlerts(
  ctx: Context,
  { after = 0, maxMs = STEP_MS }: { after?: number; maxMs?: number } = {},
): Promise<{ fired: number; failed: number; after: number | null }> {
  const deadline = performance.now() + maxMs;
  const counts = { fired: 0, failed: 0 };
  let last = after;
  while (performance.now() < deadline) {
    const [row] = await ctx.db
      .select({ alert: alerts })
      .from(alerts)
      .innerJoin(organizations, eq(organizations.id, alerts.organizationId))
      .where(
        and(
          gt(alerts.id, last),
          eq(alerts.status, "active"),
          inArray(alerts.type, [...SWEPT_TYPES]),
          isNull(organizations.suspendedAt),
          isNull(organizations.closedAt),
        ),
      )
      .orderBy(asc(alerts.id))
      .limit(1);
    if (!row) return { ...counts, after: null };
    last = row.alert.id;
    try {
      counts.fired += await sweepOne(ctx, { ...row.alert, parsed: AlertCondition.parse(row.alert.condition) });
    } catch (error) {
      counts.failed += 1;
      log.error({ err: error, alert: row.alert.publicId }, "alert not evaluated");
    }
  }
  return { ...counts, after: last };
}

async function sweepOne(ctx: Context, alert: Swept): Promise<number> {
  const find = { video: findSilent, campaign: findCampaigns, organization: findBalance }[subjectOf(alert.parsed.type)];
  const { crossings, held } = await find(ctx, alert);
  if (crossings.length + held.length === 0) return 0;
  return ctx.db.transaction(async (tx) => {
    const locked = await lockAlerts(tx, [alert.id]);
    if (locked.get(alert.id)?.armedAt.getTime() !== alert.armedAt.getTime()) return 0;
    return fireAlerts(ctx, tx, locked, [...crossings, ...(await beginToHold(tx, held))]);
  });
}
