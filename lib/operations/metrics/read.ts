import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { arrayOf } from "@/db/array-literal";
import type { Transaction } from "@/db/client";
import {
  accounts,
  outbox,
  platformCalls,
  platformDroppedFields,
  platformPauses,
  platformQuotas,
  upstreamUsage,
} from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { readQueues } from "@/lib/operations/jobs/read-queues";
import { functionIdOf, JOBS } from "@/lib/operations/jobs/rules";
import { readJobsState } from "@/lib/operations/jobs/state";
import { TrackingStatus } from "@/lib/tracking/videos/schemas";

/** A slower statement ends the scrape, which protects the database. */
const STATEMENT_TIMEOUT = "2s";

/** Returns every metric stored in the database, in one transaction of a few bounded, read-only queries. */
export async function readFigures(ctx: Context) {
  return ctx.db.transaction(
    async (tx) => {
      await tx.execute(sql`set local statement_timeout = ${sql.raw(`'${STATEMENT_TIMEOUT}'`)}`);
      return {
        standing: await readJobsState(tx),
        sums: await readSums(tx, ctx.now()),
        queues: await readQueues(ctx, tx),
        jobs: await readJobs(tx),
        trackings: await countTrackings(tx),
        calls: await tx
          .select({
            platform: platformCalls.platform,
            outcome: platformCalls.outcome,
            count: sql<number>`sum(${platformCalls.calls})::float8`,
          })
          .from(platformCalls)
          .groupBy(platformCalls.platform, platformCalls.outcome),
        spend: await tx
          .select({ source: upstreamUsage.source, amount: sql<string>`sum(${upstreamUsage.amount})::text` })
          .from(upstreamUsage)
          .groupBy(upstreamUsage.source),
        droppedFields: await tx
          .select({
            platform: platformDroppedFields.platform,
            field: platformDroppedFields.field,
            count: sql<number>`sum(${platformDroppedFields.times})::float8`,
          })
          .from(platformDroppedFields)
          .groupBy(platformDroppedFields.platform, platformDroppedFields.field),
        quotas: await tx.select().from(platformQuotas),
        paused: await tx.select({ platform: platformPauses.platform }).from(platformPauses),
      };
    },
    { accessMode: "read only" },
  );
}
export type Figures = Awaited<ReturnType<typeof readFigures>>;

type Sums = { snapshots: number; outbox_oldest: number };

async function readSums(tx: Transaction, now: Date): Promise<Sums> {
  const [row] = await tx.execute<Sums>(sql`
    select (select coalesce(sum(snapshots), 0)::float8 from ${accounts}) as snapshots,
      (select greatest(0, coalesce(extract(epoch from ${now.toISOString()}::timestamptz - min(created_at)), 0))::float8
        from ${outbox} where delivered_at is null and failed_at is null) as outbox_oldest`);
  if (!row) throw new Error("the sums were not read");
  return row;
}

/** Counts trackings by status, over all organizations; statuses without any are omitted. */
async function countTrackings(tx: Transaction): Promise<{ status: TrackingStatus; count: number }[]> {
  const sum = (...counts: AnyPgColumn[]) =>
    sql<number>`coalesce(sum(${sql.join(counts, sql` + `)}), 0)::float8`.mapWith(Number);
  const [sums] = await tx
    .select({
      monitoring: sum(accounts.monitoring),
      paused: sum(accounts.paused),
      completed: sum(accounts.completed, accounts.stopped),
      error: sum(accounts.failed),
      cancelled: sum(accounts.canceled),
    })
    .from(accounts);
  return TrackingStatus.options
    .map((status) => ({ status, count: sums?.[status] ?? 0 }))
    .filter(({ count }) => count > 0);
}

/**
 * Returns each job's last success, in seconds since 1970, and whether its last finished run failed. Null if no longer
 * stored.
 */
async function readJobs(tx: Transaction) {
  const ids = arrayOf(JOBS.map(({ id }) => functionIdOf(id)));
  const rows = await tx.execute<{ id: string; success: number | null; status: string | null }>(sql`
    select j.id, s.at as success, l.status
    from unnest(${ids}::text[]) as j(id)
    left join lateral (
      select extract(epoch from finished_at)::float8 as at from executor.runs
      where function_id = j.id and status = 'completed' order by queued_at desc limit 1) s on true
    left join lateral (
      select status from executor.runs
      where function_id = j.id and finished_at is not null order by queued_at desc limit 1) l on true`);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return JOBS.map(({ id }) => ({ job: id, ...rowOf.get(functionIdOf(id)) }));
}
