import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { callPlatform, type PlatformResponse } from "@/lib/platforms/call";
import { CallTimer } from "@/lib/platforms/call-timer";
import type { Allowance, Bucket, CallFailure } from "@/lib/platforms/connector";
import { type CallCounts, countCalls } from "@/lib/platforms/count-calls";
import { countDroppedFields } from "@/lib/platforms/count-dropped-fields";
import { type DroppedFields, FieldReader } from "@/lib/platforms/field-reader";
import { blockBucket, recordAllowance } from "@/lib/platforms/quotas";
import { Reservation } from "@/lib/platforms/reservation";
import type { Outcome, OutcomeKind } from "@/lib/platforms/schemas";
import type { Source } from "@/lib/platforms/source";
import { type Target, targetOf } from "@/lib/platforms/targets";

export interface FetchOptions {
  /** Timeout of one call. */
  timeoutMs: number;
  /** Attempts after the first. */
  retries: number;
  /** Minimum delay before the second attempt. It doubles each time, plus up to as much again at random. */
  backoffMs: number;
  /** Timeout of the whole fetch. What has not been fetched by then counts as transient. */
  deadlineMs: number;
  /** The share of a bucket (0–1] that may be used. Work that can wait leaves the rest to urgent work. */
  share: number;
}
const DEFAULTS: FetchOptions = { timeoutMs: 10_000, retries: 2, backoffMs: 500, deadlineMs: 55_000, share: 1 };

/** State shared by the calls of one fetch. */
export interface Run {
  ctx: Context;
  source: Source;
  options: FetchOptions;
  target: Target | null;
  timer: CallTimer;
  /** The units that the run has of each bucket, by the bucket's name. */
  reservations: Map<string, Reservation>;
  /** The lowest allowance that responses reported, by bucket name. */
  allowances: Map<string, { bucket: Bucket; allowance: Allowance }>;
  /** Outcomes of the calls made. Stored once, at the end of the run. */
  calls: CallCounts;
  /** Response fields that could not be read. Stored once, at the end of the run. */
  dropped: DroppedFields;
}

export interface Call<V extends object> {
  bucket: Bucket;
  path: string;
  parameters: Record<string, string>;
  interpret: (answer: PlatformResponse, now: Date, reader: FieldReader) => V | CallFailure;
  allowance?: ((answer: PlatformResponse, now: Date) => Allowance | null) | undefined;
}

export const isFailure = (verdict: object): verdict is CallFailure => "failure" in verdict;

export const toOutcome = <T>(verdict: { value: T } | CallFailure): Outcome<T> =>
  isFailure(verdict) ? verdict.failure : { kind: "ok", value: verdict.value };

/** Returns the milliseconds that a request may still wait for platforms; infinite outside requests. */
export const platformTimeLeft = ({ platformDeadline = Number.POSITIVE_INFINITY }: Context): number =>
  platformDeadline - Date.now();

/**
 * Runs work that calls a platform. At the end, returns the units that were not used, and stores the allowances that the
 * platform reported and the number of calls.
 */
export async function withRun<T>(
  ctx: Context,
  source: Source,
  options: Partial<FetchOptions>,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const merged = { ...DEFAULTS, ...options };
  const run: Run = {
    ctx,
    source,
    options: merged,
    target: targetOf(source, ctx.now()),
    timer: new CallTimer(Math.min(merged.deadlineMs, platformTimeLeft(ctx)), merged.timeoutMs),
    reservations: new Map(),
    allowances: new Map(),
    calls: new Map(),
    dropped: new Map(),
  };
  try {
    return await work(run);
  } finally {
    run.timer.close();
    await settle(run);
  }
}

/** Releases what was reserved, then stores everything else in one statement. */
async function settle({ ctx, source, calls, dropped, allowances, reservations }: Run): Promise<void> {
  await Promise.all([...reservations.values()].map((reservation) => reservation.release()));
  // In a fixed order, so that two runs cannot deadlock.
  const reported = [...allowances.values()].sort((a, b) => (a.bucket.name < b.bucket.name ? -1 : 1));
  const statements = [
    countCalls(ctx, source, calls),
    countDroppedFields(ctx, source.platform, dropped),
    ...reported.map(({ bucket, allowance }) => recordAllowance(ctx, source.platform, bucket, allowance)),
  ].filter((statement) => statement !== null);
  if (statements.length === 0) return;
  const parts = statements.map((statement, index) => sql`${sql.identifier(`part_${index}`)} as ${statement}`);
  await ctx.db.execute(sql`with ${sql.join(parts, sql`, `)} select`);
}

/** Sets how many calls of a bucket the run will make, so that their units are reserved together. */
export const planCalls = (run: Run, bucket: Bucket, calls: number): void => reservationOf(run, bucket).plan(calls);

function reservationOf({ ctx, source, options, reservations }: Run, bucket: Bucket): Reservation {
  const known = reservations.get(bucket.name);
  if (known) return known;
  const made = new Reservation(ctx, source, bucket, options.share);
  reservations.set(bucket.name, made);
  return made;
}

/** Makes one call, with retries. Platform errors are returned, never thrown. */
export async function callWithRetries<V extends object>(run: Run, call: Call<V>): Promise<V | CallFailure> {
  const { retries, backoffMs } = run.options;
  for (let attempt = 0; ; attempt++) {
    const verdict = await callOnce(run, call);
    if (!isFailure(verdict) || !verdict.retry || attempt === retries) return verdict;
    const delay = backoffMs * 2 ** attempt * (1 + Math.random());
    if (delay >= run.timer.timeLeft) return verdict;
    await sleep(delay);
  }
}

async function callOnce<V extends object>(run: Run, call: Call<V>): Promise<V | CallFailure> {
  const { ctx, source, target, timer } = run;
  const { bucket, path, parameters } = call;
  if (!target) return { failure: { kind: "auth" } };
  if (timer.timeLeft <= 0) return { failure: { kind: "transient" } };
  const reservation = reservationOf(run, bucket);
  const refused = await reservation.take();
  if (refused) return { failure: refused };
  const answer = await callPlatform(target, path, parameters, timer);
  if (!answer) {
    reservation.recordUnanswered();
    recordCall(run, "transient");
    return { failure: { kind: "transient" }, retry: true };
  }
  storeAllowance(run, call, answer);
  const reader = new FieldReader();
  const verdict = call.interpret(answer, ctx.now(), reader);
  for (const [field, times] of reader.dropped) run.dropped.set(field, (run.dropped.get(field) ?? 0) + times);
  recordCall(run, isFailure(verdict) ? verdict.failure.kind : "ok");
  if (isFailure(verdict)) {
    const { failure, block, error } = verdict;
    if (block && "until" in failure) {
      await blockBucket(ctx, source.platform, bucket, failure);
      reservation.expire();
    }
    if (error) log.error({ source: source.id, path, outcome: failure.kind }, error);
  }
  return verdict;
}

function recordCall({ calls }: Run, outcome: OutcomeKind) {
  calls.set(outcome, (calls.get(outcome) ?? 0) + 1);
}

function storeAllowance<V extends object>(run: Run, { bucket, allowance }: Call<V>, answer: PlatformResponse) {
  const told = allowance?.(answer, run.ctx.now());
  const known = run.allowances.get(bucket.name)?.allowance.remaining ?? Number.POSITIVE_INFINITY;
  if (told && told.remaining <= known) run.allowances.set(bucket.name, { bucket, allowance: told });
}
