import { and, asc, eq, gt, isNotNull, or, sql } from "drizzle-orm";
import { upstreamBudgets } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { monthOf, utcDayOf } from "@/lib/core/time/utc-rules";
import { adminRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { STOPS_AT } from "@/lib/platforms/price-rules";
import { ALL_SOURCES } from "@/lib/platforms/sources";

const b = upstreamBudgets;

/**
 * Emails the admins when a source has used 80% of a ceiling, or work was refused because of it: once per ceiling and
 * window.
 */
export async function notifyCeilings(ctx: Context): Promise<{ notified: number }> {
  const today = utcDayOf(ctx.now());
  let notified = 0;
  for (const window of windowsOf(today)) notified += await notifyWindow(ctx, window);
  return { notified };
}

const windowsOf = (today: string) =>
  [
    {
      period: "day",
      ...{ start: today, of: b.day, ceiling: b.dayCeiling, used: b.dayUsed, stopped: b.dayStopped, alarm: b.dayAlarm },
      done: { dayAlarm: today },
    },
    {
      period: "month",
      ...{ start: monthOf(today), of: b.month, ceiling: b.monthCeiling, used: b.monthUsed },
      ...{ stopped: b.monthStopped, alarm: b.monthAlarm, done: { monthAlarm: monthOf(today) } },
    },
  ] as const;
type Window = ReturnType<typeof windowsOf>[number];

const notifyWindow = (ctx: Context, { period, start, of, ceiling, used, stopped, alarm, done }: Window) =>
  ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select({ source: b.source, ceiling, used })
      .from(b)
      .where(
        and(
          eq(of, start),
          sql`${alarm} is distinct from ${start}::date`,
          or(sql`${used} * 100 >= ${ceiling} * ${STOPS_AT.channels}::int`, and(isNotNull(ceiling), gt(stopped, 0))),
        ),
      )
      .orderBy(asc(b.source))
      .for("update");
    const admins = rows.length > 0 ? await adminRecipients(tx) : [];
    for (const row of rows) {
      await tx.update(b).set(done).where(eq(b.source, row.source));
      const source = ALL_SOURCES.find(({ id }) => id === row.source)?.name ?? row.source;
      for (const { email, name } of admins)
        await enqueueMail(ctx, tx, {
          to: email,
          organizationId: null,
          template: "upstream_ceiling",
          data: {
            ...{ name, source, period },
            ...{ used_usd: toUsd(row.used), ceiling_usd: toUsd(row.ceiling ?? 0n) },
            url: `${appUrl()}/admin/upstream-cost`,
          },
        });
    }
    return rows.length;
  });
