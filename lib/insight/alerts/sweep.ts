import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { alerts, organizations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { type StepRange, workInTime } from "@/lib/core/work-in-time";
import { SWEPT_TYPES, subjectOf } from "@/lib/insight/alerts/condition-rules";
import { fireAlerts, lockAlerts } from "@/lib/insight/alerts/fire";
import { AlertCondition } from "@/lib/insight/alerts/schemas";
import { beginToHold } from "@/lib/insight/alerts/states";
import { findBalance } from "@/lib/insight/alerts/sweep-balance";
import { findCampaigns } from "@/lib/insight/alerts/sweep-campaigns";
import { findSilent } from "@/lib/insight/alerts/sweep-silent";
import type { Swept } from "@/lib/insight/alerts/swept";

/**
 * Evaluates alerts that depend on the clock, a campaign or the balance, an alert at a time, from the one after `after`. Each
 * alert and what it fires are one transaction. One that fails doesn't hold up the others.
 * @returns `after` of the next step; null if none is left
 */
export async function sweepAlerts(
  ctx: Context,
  range: StepRange = {},
): Promise<{ fired: number; failed: number; after: number | null }> {
  const { done: fired, ...rest } = await workInTime(range, {
    read: (last) =>
      ctx.db
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
        // As it is when its turn comes.
        .limit(1),
    idOf: ({ alert }) => alert.id,
    work: ({ alert }) => sweepOne(ctx, { ...alert, parsed: AlertCondition.parse(alert.condition) }),
    failure: "alert not evaluated",
  });
  return { fired, ...rest };
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
