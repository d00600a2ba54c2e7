import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/core/context";
import { DeadlineExceeded, withDeadline } from "@/lib/core/deadline";
import { isDue, type QueueTable } from "@/lib/outbound/queue/due";
import { gapAfter, type Schedule } from "@/lib/outbound/queue/schedule-rules";

/** A row under lease: due again at `leasedUntil` unless its attempt is recorded before. */
interface Claim {
  id: number;
  attempts: number;
  createdAt: Date;
  leasedUntil: Date;
}

/** `failed` is retried by the schedule, but not before the wait that the receiver requested; `refused` is final. */
export type Verdict = { kind: "delivered" } | { kind: "refused" } | { kind: "failed"; waitMs?: number | null };

export type Outcome = "delivered" | "retry" | "failed" | "not_due";

export interface Queue<Work, Report> {
  table: QueueTable;
  schedule: Schedule;
  /** How long no other worker takes the row. Longer than an attempt, so it only runs out after a crash. */
  leaseMs: number;
  /** Deadline of an attempt in total, even if it makes progress. */
  attemptMs: number;
  /** What an attempt waits for, for the message of its deadline. */
  awaited: string;
  /** Further conditions for a row to be attempted. */
  condition?: SQL | undefined;
  /** Reads what an attempt needs; null if the row can't be delivered any more, which gives it up without an attempt. */
  load(id: number): Promise<Work | null>;
  /**
   * Makes one attempt, outside any transaction. An error that it throws, other than its deadline's, counts as a crash:
   * the row is due again when its lease is over.
   */
  attempt(work: Work, signal: AbortSignal): Promise<Report>;
  /** The report of an attempt that exceeded its deadline. */
  reportLate(work: Work, error: DeadlineExceeded): Report;
  judge(report: Report): Verdict;
  /**
   * Stores a report, in the transaction that settles the row.
   * @param settle updates the row; returns the attempt's number, or null if another attempt counts in its place
   */
  record(tx: Transaction, settled: Settled<Work, Report>, settle: () => Promise<number | null>): Promise<void>;
}

export interface Settled<Work, Report> {
  work: Work;
  report: Report;
  outcome: Outcome;
}

/** Makes one attempt at a row if it is still due, and records delivery, the next attempt or the end of attempts. */
export async function attemptDue<Work, Report>(
  ctx: Context,
  queue: Queue<Work, Report>,
  id: number,
): Promise<{ outcome: Outcome }> {
  const claim = await claimRow(ctx, queue, id);
  if (!claim) return { outcome: "not_due" };
  const work = await queue.load(id);
  if (work === null) {
    await giveUp(ctx, queue.table, id);
    return { outcome: "failed" };
  }
  const report = await withDeadline(queue.attemptMs, queue.awaited, (signal) => queue.attempt(work, signal)).catch(
    (error: unknown) => {
      if (error instanceof DeadlineExceeded) return queue.reportLate(work, error);
      throw error;
    },
  );
  const now = ctx.now();
  const verdict = queue.judge(report);
  const nextAttemptAt = verdict.kind === "failed" ? nextAttempt(queue.schedule, claim, now, verdict.waitMs) : null;
  const outcome = verdict.kind === "delivered" ? "delivered" : nextAttemptAt ? "retry" : "failed";
  await ctx.db.transaction((tx) =>
    queue.record(tx, { work, report, outcome }, () =>
      settleRow(tx, queue.table, claim, { outcome, nextAttemptAt, now }),
    ),
  );
  return { outcome };
}

/** Takes a due row for this worker alone. A row that another transaction holds is left to the next round. */
async function claimRow<Work, Report>(
  ctx: Context,
  { table, leaseMs, condition }: Queue<Work, Report>,
  id: number,
): Promise<Claim | undefined> {
  const now = ctx.now();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const free = ctx.db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, id), condition, isDue(table, now)))
    .for("update", { skipLocked: true });
  const [claim] = await ctx.db
    .update(table)
    .set({ nextAttemptAt: leasedUntil })
    .where(inArray(table.id, free))
    .returning({ id: table.id, attempts: table.attempts, createdAt: table.createdAt });
  return claim && { ...claim, leasedUntil };
}

function nextAttempt(schedule: Schedule, { attempts, createdAt }: Claim, now: Date, waitMs?: number | null) {
  const ageMs = now.getTime() - createdAt.getTime();
  const gap = gapAfter(schedule, { attempts: attempts + 1, ageMs, random: Math.random() });
  // A wait shorter than the gap is ignored: a second between attempts would use them up before the receiver is back.
  return gap === null ? null : new Date(now.getTime() + Math.max(gap, waitMs ?? 0));
}

/** A table without a next attempt on settled rows has null there. */
const noNextAttempt = ({ nextAttemptAt }: QueueTable) => (nextAttemptAt.notNull ? {} : { nextAttemptAt: sql`null` });

/**
 * A delivery always counts, because it can't be undone. A failure counts while its lease holds, or if the row was given
 * up during the attempt; otherwise the row belongs to another attempt.
 */
async function settleRow(
  tx: Transaction,
  table: QueueTable,
  { id, leasedUntil }: Claim,
  { outcome, nextAttemptAt, now }: { outcome: Outcome; nextAttemptAt: Date | null; now: Date },
): Promise<number | null> {
  const isDelivered = outcome === "delivered";
  const isOwn = isDelivered ? undefined : or(eq(table.nextAttemptAt, leasedUntil), isNull(table.nextAttemptAt));
  const [settled] = await tx
    .update(table)
    .set({
      attempts: sql`${table.attempts} + 1`,
      ...(nextAttemptAt ? { nextAttemptAt } : noNextAttempt(table)),
      ...(isDelivered && { deliveredAt: now, failedAt: null }),
      ...(outcome === "failed" && { failedAt: now }),
    })
    .where(and(eq(table.id, id), isNull(table.deliveredAt), isOwn))
    .returning({ attempts: table.attempts });
  return settled?.attempts ?? null;
}

async function giveUp(ctx: Context, table: QueueTable, id: number): Promise<void> {
  await ctx.db
    .update(table)
    .set({ failedAt: ctx.now(), ...noNextAttempt(table) })
    .where(and(eq(table.id, id), isNull(table.deliveredAt)));
}
