import { setTimeout as sleep } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import postgres from "postgres";
import { onTestFinished } from "vitest";
import { createGateway, GATEWAY_URL } from "@/inngest/executor/gateway";
import { type Executor, type ExecutorOptions, startExecutor } from "@/inngest/executor/start";
import { env } from "@/lib/core/env";

/** Returns a client for one test. Its ID separates the functions of tests that share a database. */
export function testClient(id: string) {
  const gateway = createGateway();
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new Inngest({ id, isDev: true, baseUrl: GATEWAY_URL, fetch: gateway.fetch, logger: silent });
  return { client, gateway };
}

type Overrides = Partial<Pick<ExecutorOptions, "now" | "wait" | "pollMs" | "callTimeoutMs">>;

/** Starts an executor that stops when the test ends. Failures are retried after 20 ms by default. */
export async function runExecutor(
  { client, gateway }: ReturnType<typeof testClient>,
  functions: InngestFunction.Any[],
  overrides: Overrides = {},
): Promise<Executor> {
  const databaseUrl = env().DATABASE_URL;
  const settings = { pollMs: 50, wait: () => 20, ...overrides };
  const executor = await startExecutor({ databaseUrl, client, gateway, functions, ...settings });
  onTestFinished(() => executor.stop(500));
  return executor;
}

export interface RunRow {
  id: string;
  status: string;
  attempt: number;
  output: unknown;
  error: { name?: string; message?: string } | null;
}

let sql: postgres.Sql | undefined;
export function testSql(): postgres.Sql {
  sql ??= postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  return sql;
}

export async function runsOf(functionId: string): Promise<RunRow[]> {
  return testSql()<RunRow[]>`
    select id, status, attempt, output, error from executor.runs where function_id = ${functionId} order by queued_at`;
}

/**
 * Waits until the condition holds.
 * @throws Error when it doesn't hold in time
 */
export async function until(condition: () => Promise<boolean> | boolean, milliseconds = 15_000): Promise<void> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(10)) if (await condition()) return;
  throw new Error(`Not within ${milliseconds} ms: ${condition}`);
}

/** Waits until `count` runs of the function are finished, and returns them. */
export async function finishedRuns(functionId: string, count = 1): Promise<RunRow[]> {
  const over = (rows: RunRow[]) => rows.filter((row) => row.status === "completed" || row.status === "failed");
  await until(async () => over(await runsOf(functionId)).length >= count);
  return over(await runsOf(functionId));
}
