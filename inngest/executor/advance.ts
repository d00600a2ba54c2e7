import pMap from "p-map";
import { retryTime, wakeTime } from "@/inngest/executor/durations";
import type { Op, RegisteredFunction, Reply } from "@/inngest/executor/protocol";
import type { Sdk } from "@/inngest/executor/sdk";
import type { Memo, Outcome, RunState, Step, Store } from "@/inngest/executor/store";

export interface Advancing {
  sdk: Sdk;
  store: Store;
  now(): Date;
  /** Milliseconds to wait after the n-th failure. */
  wait(failures: number): number;
  stopping: AbortSignal;
}

/** State of a run after one round: finished, waiting, or ready for the next call. */
type Next = { outcome: Outcome } | { restUntil: Date } | "again";

/** Limit on calls per run, above what any job makes, so that a function whose steps never end is stopped. */
const MAX_CALLS = 1000;
const PARALLEL_STEPS = 10;

const failed = (error: unknown): Next => ({ outcome: { status: "failed", error } });

/**
 * Calls the function step by step until it ends, has to wait, or the executor stops. Each finished step is stored
 * before the next one starts, so a crash repeats only the step in progress.
 * @returns the outcome, or null when the run is not finished
 * @throws LeaseLost, and any database error; the job is then picked up again
 */
export async function advance(run: RunState, fn: RegisteredFunction, by: Advancing): Promise<Outcome | null> {
  for (let calls = 0; !by.stopping.aborted; calls += 1) {
    const next = calls < MAX_CALLS ? await round(run, fn, by) : failed({ message: `More than ${MAX_CALLS} calls` });
    if (next === "again") continue;
    if ("outcome" in next) {
      await by.store.finish(run, next.outcome, by.now());
      return next.outcome;
    }
    await by.store.wait(run, next.restUntil);
    return null;
  }
  return null;
}

async function round(run: RunState, fn: RegisteredFunction, by: Advancing): Promise<Next> {
  for (const step of run.steps) {
    const isSleep = step.position === null && step.attempt === 0;
    if (isSleep && step.wakeAt && step.wakeAt <= by.now()) await finishStep(run, step, null, by);
  }
  const reply = await by.sdk.call(run, {
    stepId: null,
    attempt: run.attempt,
    maxAttempts: fn.maxAttempts,
    // A failed parallel step has its own attempt count, which the SDK would ignore if it ran the step immediately.
    planOnly: run.steps.some((step) => step.position === null && step.attempt > 0),
  });
  if (reply.kind === "completed") return { outcome: { status: "completed", output: reply.output } };
  if (reply.kind === "failed") return failed(reply.error);
  if (reply.kind === "retry") return retryRun(run, fn, reply.error, reply.retryAfter, by);
  return applyOps(run, fn, reply, by);
}

function retryRun(run: RunState, fn: RegisteredFunction, error: unknown, after: string | null, by: Advancing): Next {
  run.attempt += 1;
  if (run.attempt >= fn.maxAttempts) return failed(error);
  return { restUntil: retryTime(after, run.attempt, by.now(), by.wait) };
}

async function applyOps(
  run: RunState,
  fn: RegisteredFunction,
  { ops, retryAfter }: Extract<Reply, { kind: "ops" }>,
  by: Advancing,
): Promise<Next> {
  const doneBefore = countDone(run);
  const planned: Op[] = [];
  for (const op of ops) {
    if (op.op === "RunComplete") return { outcome: { status: "completed", output: op.data } };
    if (op.op === "StepRun") await finishStep(run, stepOf(run, op), { data: op.data ?? null }, by);
    else if (op.op === "StepFailed") await finishStep(run, stepOf(run, op), { error: op.error }, by);
    else if (op.op === "StepError") return retryRun(run, fn, op.error, retryAfter, by);
    else if (op.op === "StepPlanned") planned.push(op);
    else if (op.op === "Sleep") await beginSleep(run, op, by);
    else if (op.op !== "DiscoveryRequest")
      return failed({ name: "Unsupported", message: `The embedded executor does not know the operation ${op.op}` });
  }
  const verdicts = await pMap(planned, (op) => callPlanned(run, fn, op, by), { concurrency: PARALLEL_STEPS });
  const verdict = verdicts.find((next) => next !== "again");
  if (verdict) return verdict;
  const waiting = run.steps.flatMap((step) => (step.position === null && step.wakeAt ? [step.wakeAt.getTime()] : []));
  return countDone(run) > doneBefore || waiting.length === 0 ? "again" : { restUntil: new Date(Math.min(...waiting)) };
}

/** Runs one of several parallel steps; its failures don't affect the others. */
async function callPlanned(run: RunState, fn: RegisteredFunction, op: Op, by: Advancing): Promise<Next> {
  const step = stepOf(run, op);
  if (step.wakeAt && step.wakeAt > by.now()) return "again";
  const call = { stepId: op.id, attempt: step.attempt, maxAttempts: fn.maxAttempts, planOnly: true };
  const reply = await by.sdk.call(run, call);
  if (reply.kind === "failed") return failed(reply.error);
  if (reply.kind === "completed") return "again";
  const ran = reply.kind === "ops" ? reply.ops.find(({ id }) => id === op.id) : undefined;
  if (ran?.op === "StepRun") await finishStep(run, step, { data: ran.data ?? null }, by);
  else if (ran?.op === "StepFailed") await finishStep(run, step, { error: ran.error }, by);
  else {
    step.attempt += 1;
    if (step.attempt >= fn.maxAttempts) return failed(reply.kind === "retry" ? reply.error : ran?.error);
    step.wakeAt = retryTime(reply.retryAfter, step.attempt, by.now(), by.wait);
    await by.store.saveStep(run, step);
  }
  return "again";
}

async function beginSleep(run: RunState, op: Op, by: Advancing): Promise<void> {
  const step = stepOf(run, op);
  if (step.wakeAt) return;
  step.wakeAt = wakeTime(op.name ?? "", by.now());
  await by.store.saveStep(run, step);
}

async function finishStep(run: RunState, step: Step, memo: Memo, by: Advancing): Promise<void> {
  // Set before the first await, so that parallel steps get consecutive positions.
  Object.assign(step, { position: countDone(run), memo });
  run.attempt = 0;
  await by.store.saveStep(run, step);
}

function stepOf(run: RunState, op: Op): Step {
  const known = run.steps.find((step) => step.id === op.id);
  if (known) return known;
  const name = op.displayName ?? op.name ?? op.id;
  const step: Step = { id: op.id, name, position: null, attempt: 0, memo: null, wakeAt: null };
  run.steps.push(step);
  return step;
}

const countDone = (run: RunState) => run.steps.filter((step) => step.position !== null).length;
