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
  platform: Platform;
  options: FetchOptions;
  deadline: AbortSignal;
  /** The lowest allowance that responses reported, by bucket name. */
  allowances: Map<string, { bucket: Bucket; allowance: Allowance }>;
  /** Outcomes of the calls made. Stored once, at the end of the run. */
  calls: CallCounts;
  /** Response fields that could not be read. Stored once, at the end of the run. */
  dropped: DroppedFields;
  /** Set once the platform is found paused: the rest of the run makes no calls and no queries. */
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

/** Returns the milliseconds that a request may still wait for platforms; infinite outside requests. */
export const platformTimeLeft = ({ platformDeadline = Number.POSITIVE_INFINITY }: Context): number =>
  platformDeadline - Date.now();

/**
 * Runs work that calls a platform. At the end, stores the allowances that the platform reported and the number of
 * calls.
 */
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

/** Makes one call, with retries. Platform errors are returned, never thrown. */
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
