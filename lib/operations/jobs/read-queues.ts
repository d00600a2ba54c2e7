import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { outbox, webhookDeliveries } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { FAILING_AFTER_ATTEMPTS, STUCK_AFTER_SECONDS } from "@/lib/operations/jobs/rules";
import { isAllowed, isWanted } from "@/lib/outbound/webhooks/due";

export type QueueName = "mail" | "webhooks";

export interface QueueState {
  queue: QueueName;
  /** Neither sent nor given up. */
  waiting: number;
  /** Seconds since the longest overdue attempt was due; 0 if none is overdue. */
  overdueSeconds: number;
  /** `stuck`: due attempts are not being made. `failing`: attempts are made, but none succeeds. */
  status: "ok" | "stuck" | "failing";
}

type Row = { mail: number; mail_overdue: number; mail_failing: boolean; webhooks: number; webhooks_overdue: number };

/** Returns the state of the outgoing queues, in one query over indexes of pending rows. */
export async function readQueues(ctx: Context, db: Queryable = ctx.db): Promise<QueueState[]> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const overdue = sql`greatest(0, coalesce(extract(epoch from ${now} - min(next_attempt_at)), 0))::float8`;
  // A failing webhook receiver only delays itself and is shown on its own page. All email goes through one server.
  const [row] = await db.execute<Row>(sql`
    select m.waiting as mail, m.overdue as mail_overdue,
      m.tried_since is not null and not exists (
        select from ${outbox} where delivered_at >= m.tried_since) as mail_failing,
      w.waiting as webhooks, w.overdue as webhooks_overdue
    from (select count(*)::int as waiting, ${overdue} as overdue,
          min(created_at) filter (
            where attempts >= ${FAILING_AFTER_ATTEMPTS} and last_error not like '%recipients were rejected%') as tried_since
        from ${outbox} where delivered_at is null and failed_at is null) m
    cross join (select count(*)::int as waiting, ${overdue} as overdue
        from ${webhookDeliveries} where delivered_at is null and failed_at is null and ${isAllowed(ctx)} and ${isWanted(ctx)}) w`);
  if (!row) throw new Error("the queues were not read");
  const standing = (queue: QueueName, waiting: number, overdueSeconds: number, isFailing: boolean): QueueState => ({
    queue,
    waiting,
    overdueSeconds,
    status: overdueSeconds >= STUCK_AFTER_SECONDS ? "stuck" : isFailing ? "failing" : "ok",
  });
  return [
    standing("mail", row.mail, row.mail_overdue, row.mail_failing),
    standing("webhooks", row.webhooks, row.webhooks_overdue, false),
  ];
}
