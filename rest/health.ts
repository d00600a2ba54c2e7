import { randomUUID } from "node:crypto";
import type { Context } from "@/lib/core/context";
import { env, usesInngestServer } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { checkWrites } from "@/lib/operations/jobs/check-writes";
import { type QueueName, type QueueState, readQueues } from "@/lib/operations/jobs/read-queues";
import { ageInSeconds, collectionStatus, isAlive, type JobsState, readJobsState } from "@/lib/operations/jobs/state";
import { healthContext } from "@/lib/people/sessions/request-context";
import { type Answer, answer } from "@/rest/answer";
import type { ApiRequest } from "@/rest/api-request";
import { seenRequest } from "@/rest/seen-request";

const TIMEOUT_MS = 2_000;

/** Thresholds are in lib/operations/jobs/rules.ts; docs/operations.md describes what to do about each. */
export interface Health {
  /** `degraded`: requests are served, but jobs or collection have problems. */
  status: "ok" | "degraded" | "unavailable";
  database: "ok" | "unreachable";
  /** `external`: an Inngest server runs the jobs and reports their health itself. */
  jobs: { status: "ok" | "dead" | "external" | "unknown"; beat_age_seconds: number | null };
  collection: { status: "ok" | "lagging" | "not_started" | "unknown"; lag_seconds: number | null };
  /** `failing`: reads work, writes do not (a full disk, a standby). */
  writes: { status: "ok" | "failing" | "unknown" };
  /** Outgoing queues. `stuck`: due attempts are not made; `failing`: they are made, but none succeeds. */
  queues: Record<QueueName, { status: QueueState["status"] | "unknown"; overdue_seconds: number | null }>;
}

/** Checks whether requests can be served. A database that doesn't answer within two seconds counts as unreachable. */
export async function checkHealth(ctx: Context): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("no answer in time")), TIMEOUT_MS);
    });
    const read = Promise.all([readJobsState(ctx.db), readQueues(ctx), checkWrites(ctx)]);
    const [standing, queues, { isWritable }] = await Promise.race([read, tooLate]);
    return judge({ standing, queues, isWritable }, ctx.now());
  } catch (error) {
    log.error({ err: error }, "the database does not answer");
    return {
      status: "unavailable",
      database: "unreachable",
      jobs: { status: "unknown", beat_age_seconds: null },
      collection: { status: "unknown", lag_seconds: null },
      writes: { status: "unknown" },
      queues: {
        mail: { status: "unknown", overdue_seconds: null },
        webhooks: { status: "unknown", overdue_seconds: null },
      },
    };
  } finally {
    clearTimeout(timer);
  }
}

interface Findings {
  standing: JobsState;
  queues: QueueState[];
  isWritable: boolean;
}

function judge({ standing, queues, isWritable }: Findings, now: Date): Health {
  const isServer = usesInngestServer(env());
  const age = isServer ? null : ageInSeconds(standing.beatAt, now);
  const lag = ageInSeconds(standing.claimedThrough, now);
  const jobs = isServer ? "external" : isAlive(age) ? "ok" : "dead";
  const collection = collectionStatus(lag);
  const queue = (name: QueueName): Health["queues"][QueueName] => {
    const found = queues.find((candidate) => candidate.queue === name);
    return { status: found?.status ?? "unknown", overdue_seconds: found ? Math.floor(found.overdueSeconds) : null };
  };
  const isWell = jobs !== "dead" && collection === "ok" && isWritable && queues.every(({ status }) => status === "ok");
  return {
    status: isWell ? "ok" : "degraded",
    database: "ok",
    jobs: { status: jobs, beat_age_seconds: age },
    collection: { status: collection, lag_seconds: lag },
    writes: { status: isWritable ? "ok" : "failing" },
    queues: { mail: queue("mail"), webhooks: queue("webhooks") },
  };
}

/**
 * GET /api/health. For load balancers and `npm start`: 200 while requests can be served. With `?strict`, for monitors:
 * 200 only while jobs and collection are healthy too. `npm run admin -- doctor` also gets what arrived of its request.
 */
export async function answerHealth(
  { search, headers }: Pick<ApiRequest, "search"> & Partial<Pick<ApiRequest, "headers">>,
  ctx: Context = healthContext(),
): Promise<Answer> {
  const health = await checkHealth(ctx);
  const isStrict = new URLSearchParams(search).has("strict");
  const isWell = isStrict ? health.status === "ok" : health.status !== "unavailable";
  const seen = headers ? seenRequest(headers, env().NEXTAUTH_SECRET, ctx.now()) : null;
  return answer(isWell ? 200 : 503, JSON.stringify(seen ? { ...health, seen } : health), randomUUID());
}
