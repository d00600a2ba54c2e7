import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { callPlatform, type PlatformResponse } from "@/lib/platforms/call";
import { CallTimer } from "@/lib/platforms/call-timer";
import type { Allowance, Bucket, CallFailure } from "@/lib/platforms/connector";
import type { CallCounts } from "@/lib/platforms/count-calls";
import { type DroppedFields, FieldReader } from "@/lib/platforms/field-reader";
import { CALL_KIND, type Need, type Purpose, type Returned, type Spent } from "@/lib/platforms/price-rules";
import { blockBucket } from "@/lib/platforms/quotas";
import { Reservation } from "@/lib/platforms/reservation";
import type { Outcome, OutcomeKind } from "@/lib/platforms/schemas";
import { settleRun } from "@/lib/platforms/settle-run";
import type { Source } from "@/lib/platforms/source";
import { type PricedCall, Spending } from "@/lib/platforms/spending";
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
  /** What the calls are for, which decides how much of the source's ceilings they may use. */
  purpose: Purpose;
  /** Receives what each run spent, once it is booked. */
  onSpent: (spent: readonly Spent[]) => void;
}
const DEFAULTS: FetchOptions = {
  timeoutMs: 10_000,
  retries: 2,
  backoffMs: 500,
  deadlineMs: 55_000,
  share: 1,
  purpose: "channels",
  onSpent: () => undefined,
};

/** State shared by the calls of one fetch. */
export interface Run {
  ctx: Context;
  source: Source;
  options: FetchOptions;
  target: Target | null;
  timer: CallTimer;
  spending: Spending;
  /** The units that the run has of each bucket, by the bucket's name. */
  reservations: Map<string, Reservation>;
  /** The lowest allowance that responses reported, by bucket name. */
  allowances: Map<string, { bucket: Bucket; allowance: Allowance }>;
  /** Outcomes of the calls made. Stored once, at the end of the run. */
  calls: CallCounts;
  /** Response fields that could not be read. Stored once, at the end of the run. */
  dropped: DroppedFields;
}

/** Resources that a response may have, for sources that charge for them. */
export interface Resources {
  most: readonly Need[];
  returned: (answer: PlatformResponse) => Returned[];
}

export interface Call<V extends object> extends Omit<PricedCall, "most"> {
  bucket: Bucket;
  path: string;
  parameters: Record<string, string>;
  interpret: (answer: PlatformResponse, now: Date, reader: FieldReader) => V | CallFailure;
  allowance?: ((answer: PlatformResponse, now: Date) => Allowance | null) | undefined;
  resources?: Resources | undefined;
}

export const isFailure = (verdict: object): verdict is CallFailure => "failure" in verdict;

export const toOutcome = <T>(verdict: { value: T } | CallFailure): Outcome<T> =>
  isFailure(verdict) ? verdict.failure : { kind: "ok", value: verdict.value };

/** Returns the milliseconds that a request may still wait for platforms; infinite outside requests. */
export const platformTimeLeft = ({ platformDeadline = Number.POSITIVE_INFINITY }: Context): number =>
  platformDeadline - Date.now();

/**
 * Runs work that calls a platform. At the end, returns the units and the money that were not used, and stores what was
 * spent, the allowances that the platform reported and the number of calls.
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
    spending: new Spending(source, ctx.now(), merged.purpose),
    reservations: new Map(),
    allowances: new Map(),
    calls: new Map(),
    dropped: new Map(),
  };
  try {
    return await work(run);
  } finally {
    run.timer.close();
    merged.onSpent(await settleRun(run));
  }
}

/**
 * Sets how many calls of a bucket the run will make, so that their units are reserved together.
 * @param needs what the calls are expected to cost, if not only the price of a call
 */
export const planCalls = (
  run: Run,
  bucket: Bucket,
  calls: number,
  needs: readonly Need[] = [{ kind: CALL_KIND, most: calls }],
): void => reservationOf(run, bucket).plan(calls, needs);

function reservationOf({ ctx, spending, options, reservations }: Run, bucket: Bucket): Reservation {
  const known = reservations.get(bucket.name);
  if (known) return known;
  const made = new Reservation(ctx, spending, bucket, options.share);
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
  const { ctx, source, target, timer, spending } = run;
  const { bucket, path, parameters, resources } = call;
  const priced = { kind: call.kind, subjects: call.subjects, most: resources?.most };
  if (!target) return { failure: { kind: "auth" } };
  if (timer.timeLeft <= 0) return { failure: { kind: "transient" } };
  const reservation = reservationOf(run, bucket);
  const taken = await reservation.take(priced);
  if (typeof taken !== "bigint") return { failure: taken };
  const answer = await callPlatform(target, path, parameters, timer);
  // Sources charge for the resources of responses, not for those of a response that never came.
  spending.charge(priced, taken, answer ? (resources?.returned(answer) ?? []) : []);
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
    if (block && (failure.kind === "rate_limited" || failure.kind === "quota")) {
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
