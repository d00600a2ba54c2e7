import pMap from "p-map";
import pRetry from "p-retry";
import type { Context } from "@/lib/context";
import { log } from "@/lib/log";
import { type Answer, callPlatform } from "@/lib/platforms/call";
import type { Allowance, Connector, Outcomes, Verdict } from "@/lib/platforms/connector";
import { instagram } from "@/lib/platforms/instagram";
import { blockBucket, recordAllowance, reserveCall } from "@/lib/platforms/quotas";
import { isVideoId } from "@/lib/platforms/rules";
import type { Outcome, Platform, VideoReading } from "@/lib/platforms/schemas";
import { isConfigured, targetOf } from "@/lib/platforms/targets";
import { tiktok } from "@/lib/platforms/tiktok";
import { x } from "@/lib/platforms/x";
import { youtube } from "@/lib/platforms/youtube";

const CONNECTORS: Record<Platform, Connector> = { youtube, twitter: x, tiktok, instagram };

export interface FetchOptions {
  /** For one call. */
  timeoutMs: number;
  /** Attempts after the first. */
  retries: number;
  /** Before the second attempt, at least; it doubles, and up to as much again is added by chance. */
  backoffMs: number;
  /** For everything together; what is not read by then is transient. */
  deadlineMs: number;
}
const DEFAULTS: FetchOptions = { timeoutMs: 10_000, retries: 2, backoffMs: 500, deadlineMs: 55_000 };

/** What the calls of one fetch share. */
interface Run {
  ctx: Context;
  platform: Platform;
  connector: Connector;
  options: FetchOptions;
  deadline: AbortSignal;
  /** The tightest that an answer told. */
  allowance: Allowance | null;
}

class Retry extends Error {
  constructor(readonly verdict: Verdict) {
    super("worth another attempt");
  }
}

/**
 * Reads videos at their platform. Every id that is asked for gets an entry; what the platform may answer is never
 * thrown, and a call that fails costs only its own ids.
 */
export async function fetchVideos(
  ctx: Context,
  platform: Platform,
  externalIds: readonly string[],
  options: Partial<FetchOptions> = {},
): Promise<Outcomes> {
  const connector = CONNECTORS[platform];
  const outcomes: Outcomes = new Map();
  for (const id of externalIds) outcomes.set(id, withoutAsking(platform, id) ?? { kind: "invalid_response" });
  const ids = [...outcomes.keys()].filter((id) => !withoutAsking(platform, id));
  const merged = { ...DEFAULTS, ...options };
  const deadline = AbortSignal.timeout(merged.deadlineMs);
  const run: Run = { ctx, platform, connector, options: merged, deadline, allowance: null };
  await pMap(
    chunksOf(ids, connector.batchSize),
    async (chunk) => {
      const verdict = await askPersistently(run, chunk);
      for (const id of chunk) outcomes.set(id, outcomeOf(verdict, id));
    },
    { concurrency: connector.concurrency },
  );
  if (run.allowance) await recordAllowance(ctx, platform, connector.bucket, run.allowance);
  return outcomes;
}

export async function fetchVideo(
  ctx: Context,
  platform: Platform,
  externalId: string,
  options?: Partial<FetchOptions>,
): Promise<Outcome<VideoReading>> {
  const outcomes = await fetchVideos(ctx, platform, [externalId], options);
  return outcomes.get(externalId) ?? { kind: "invalid_response" };
}

function withoutAsking(platform: Platform, id: string): Outcome<VideoReading> | null {
  if (!isConfigured(platform)) return { kind: "auth" };
  // A malformed id among 100 makes X refuse all of them.
  if (!isVideoId(platform, id)) return { kind: "invalid_response" };
  return CONNECTORS[platform].foregone?.(id) ?? null;
}

function outcomeOf(verdict: Verdict, id: string): Outcome<VideoReading> {
  return "failure" in verdict ? verdict.failure : (verdict.outcomes.get(id) ?? { kind: "invalid_response" });
}

function chunksOf(ids: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += size) chunks.push(ids.slice(start, start + size));
  return chunks;
}

async function askPersistently(run: Run, ids: readonly string[]): Promise<Verdict> {
  const { options, deadline } = run;
  try {
    return await pRetry(
      async () => {
        const verdict = await ask(run, ids);
        if ("failure" in verdict && verdict.retry) throw new Retry(verdict);
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
    if (error instanceof Retry) return error.verdict;
    throw error;
  }
}

async function ask(run: Run, ids: readonly string[]): Promise<Verdict> {
  const { ctx, platform, connector, options, deadline } = run;
  const target = targetOf(platform, ctx.now());
  if (!target) return { failure: { kind: "auth" } };
  if (deadline.aborted) return { failure: { kind: "transient" } };
  const refused = await reserveCall(ctx, platform, connector.bucket);
  if (refused) return { failure: refused };
  const { path, parameters } = connector.request(ids);
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(options.timeoutMs)]);
  const answer = await callPlatform(target, path, parameters, signal);
  if (!answer) return { failure: { kind: "transient" }, retry: true };
  noteAllowance(run, answer);
  const verdict = connector.judge(answer, ids, ctx.now());
  if ("failure" in verdict) {
    const { failure, block, fault } = verdict;
    if (block && "until" in failure) await blockBucket(ctx, platform, connector.bucket, failure);
    if (fault) log.error({ platform, path, outcome: failure.kind }, fault);
  }
  return verdict;
}

function noteAllowance(run: Run, answer: Answer) {
  const told = run.connector.allowance?.(answer, run.ctx.now());
  if (told && told.remaining <= (run.allowance?.remaining ?? Number.POSITIVE_INFINITY)) run.allowance = told;
}
