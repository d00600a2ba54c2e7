import pRetry from "p-retry";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { callPlatform, type PlatformResponse } from "@/lib/platforms/call";
import type { Allowance, Bucket, CallFailure } from "@/lib/platforms/connector";
import { type CallCounts, countCalls } from "@/lib/platforms/count-calls";
import { countDroppedFields } from "@/lib/platforms/count-dropped-fields";
import { type DroppedFields, FieldReader } from "@/lib/platforms/field-reader";
import { blockBucket, recordAllowance, reserveCall } from "@/lib/platforms/quotas";
import type { Outcome, OutcomeKind, Platform } from "@/lib/platforms/schemas";
import { targetOf } from "@/lib/platforms/targets";

export interface FetchOptions {
  /** For one call. */
  timeoutMs: number;
  /** Attempts after the first. */
  retries: number;
  /** Before the second attempt, at least; it doubles, and up to as much again is added by chance. */
  backoffMs: number;
  /** For everything together; what is not read by then is transient. */
  deadlineMs: number;
  /** The part of a bucket (0–1] that may be used up: work that can wait leaves the rest to work that cannot. */
  share: number;
}
const DEFAULTS: FetchOptions = { timeoutMs: 10_000, retries: 2, backoffMs: 500, deadlineMs: 55_000, share: 1 };

/** What the calls of one fetch share. */
export interface Run {
  ctx: Context;
  platform: Platform;
  options: FetchOptions;
  deadline: AbortSignal;
  /** The tightest that answers told, by the bucket's name. */
  allowances: Map<string, { bucket: Bucket; allowance: Allowance }>;
  /** What became of the calls that were made; written once, at the run's end. */
  calls: CallCounts;
  /** What answers held that could not be read; written once, at the run's end. */
  dropped: DroppedFields;
  /** The platform was found paused: the rest of the run asks neither it nor the database. */
  isPaused: boolean;
}

export interface Call<V extends object> {
  bucket: Bucket;
  path: string;
  parameters: Record<string, string>;
  interpret: (answer: PlatformResponse, now: Date, reader: FieldReader) => V | CallFailure;
  allowance?: ((answer: PlatformResponse, now: Date) => Allowance | null) | undefined;
}

class Retry extends Error {
  constructor(readonly failure: CallFailure) {
    super("worth another attempt");
  }
}

export const isFailure = (verdict: object): verdict is CallFailure => "failure" in verdict;

export const toOutcome = <T>(verdict: { value: T } | CallFailure): Outcome<T> =>
  isFailure(verdict) ? verdict.failure : { kind: "ok", value: verdict.value };

/** Milliseconds that a request may still wait for platforms; infinite outside requests. */
export const platformTimeLeft = ({ platformDeadline = Number.POSITIVE_INFINITY }: Context): number =>
  platformDeadline - Date.now();

/** Opens a run, and keeps at its end what the platform told about its buckets and how many calls were made. */
export async function withRun<T>(
  ctx: Context,
  platform: Platform,
  options: Partial<FetchOptions>,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const merged = { ...DEFAULTS, ...options };
  const left = Math.min(merged.deadlineMs, platformTimeLeft(ctx));
  const deadline = left > 0 ? AbortSignal.timeout(left) : AbortSignal.abort();
  const run: Run = {
    ctx,
    platform,
    options: merged,
    deadline,
    allowances: new Map(),
    calls: new Map(),
    dropped: new Map(),
    isPaused: false,
  };
  const result = await work(run);
  await Promise.all([
    countCalls(ctx, platform, run.calls),
    countDroppedFields(ctx, platform, run.dropped),
    ...[...run.allowances.values()].map(({ bucket, allowance }) => recordAllowance(ctx, platform, bucket, allowance)),
  ]);
  return result;
}

/** One call with its retries; what the platform may answer is never thrown. */
export async function callWithRetries<V extends object>(run: Run, call: Call<V>): Promise<V | CallFailure> {
  const { options, deadline } = run;
  try {
    return await pRetry(
      async () => {
        const verdict = await callOnce(run, call);
        if (isFailure(verdict) && verdict.retry) throw new Retry(verdict);
        return verdict;
      },
      {
        retries: options.retries,
        minTimeout: options.backoffMs,
        randomize: true,
        shouldRetry: ({ error }) => error instanceof Retry && !deadline.aborted,
      },
    );
  } catch (error) {
    if (error instanceof Retry) return error.failure;
    throw error;
  }
}

async function callOnce<V extends object>(run: Run, call: Call<V>): Promise<V | CallFailure> {
  const { ctx, platform, options, deadline } = run;
  const { bucket, path, parameters } = call;
  const target = targetOf(platform, ctx.now());
  if (!target) return { failure: { kind: "auth" } };
  if (deadline.aborted) return { failure: { kind: "transient" } };
  if (run.isPaused) return { failure: { kind: "platform_paused" } };
  const refused = await reserveCall(ctx, platform, bucket, options.share);
  run.isPaused = refused?.kind === "platform_paused";
  if (refused) return { failure: refused };
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(options.timeoutMs)]);
  const answer = await callPlatform(target, path, parameters, signal);
  if (!answer) {
    recordCall(run, "transient");
    return { failure: { kind: "transient" }, retry: true };
  }
  storeAllowance(run, call, answer);
  const reader = new FieldReader();
  const verdict = call.interpret(answer, ctx.now(), reader);
  for (const [field, times] of reader.dropped) run.dropped.set(field, (run.dropped.get(field) ?? 0) + times);
  recordCall(run, isFailure(verdict) ? verdict.failure.kind : "ok");
  if (isFailure(verdict)) {
    const { failure, block, fault } = verdict;
    if (block && "until" in failure) await blockBucket(ctx, platform, bucket, failure);
    if (fault) log.error({ platform, path, outcome: failure.kind }, fault);
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
