import { randomUUID } from "node:crypto";
import { Inngest, type InngestFunction } from "inngest";
import type { DatabaseHandle } from "@/db/client";
import { createGateway, GATEWAY_URL } from "@/inngest/executor/gateway";
import { openSdk } from "@/inngest/executor/sdk";
import { startExecutor } from "@/inngest/executor/start";
import type { RunState } from "@/inngest/executor/store";
import { type Measurement, median, ROUNDS } from "@/scripts/bench/measure";

const IDLE_EVENTS = 20;
const RUNS = 300;
const CONCURRENCY = 50;
const CALL_TIMEOUT_MS = 60_000;

/** One function that reports when it begins, and one with a single step. */
function createFunctions() {
  const gateway = createGateway();
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new Inngest({ id: "bench", isDev: true, baseUrl: GATEWAY_URL, fetch: gateway.fetch, logger: silent });
  const heard = { begins: () => {} };
  const idle = client.createFunction({ id: "idle", retries: 0, triggers: [{ event: "bench/idle" }] }, async () => {
    heard.begins();
  });
  const oneStep = client.createFunction(
    { id: "one-step", retries: 0, concurrency: CONCURRENCY, triggers: [{ event: "bench/one-step" }] },
    async ({ step }) => {
      await step.run("step", () => 1);
    },
  );
  return { client, gateway, heard, functions: [idle, oneStep] };
}

const event = (name: string) => ({ id: randomUUID(), name, data: {}, ts: Date.now() });

/**
 * Measures the embedded executor: from an event to its function while nothing else runs, and runs with one step. Their
 * bare equivalents are a committed row, and the SDK's calls without storage.
 */
export async function benchJobs(handle: DatabaseHandle): Promise<Measurement[]> {
  const { client, gateway, heard, functions } = createFunctions();
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const executor = await startExecutor({ databaseUrl, client, gateway, functions });
  const idle = { ours: [] as number[], bare: [] as number[] };
  const rate = { ours: [] as number[], bare: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const times = { ours: [] as number[], bare: [] as number[] };
      for (let n = 0; n < IDLE_EVENTS; n++) {
        times.ours.push(
          await timed(async () => {
            const begun = new Promise<void>((resolve) => {
              heard.begins = resolve;
            });
            await Promise.all([begun, executor.send(event("bench/idle"))]);
          }),
        );
        const row = randomUUID();
        times.bare.push(
          await timed(() => handle.sql`insert into executor.events (id, name, received_at) values (${row}, '', now())`),
        );
      }
      idle.ours.push(median(times.ours));
      idle.bare.push(median(times.bare));
      rate.ours.push(RUNS / ((await timed(() => runAll(handle, client))) / 1_000));
      rate.bare.push(RUNS / ((await timed(() => callAll(client, functions))) / 1_000));
    }
  } finally {
    await executor.stop(0);
  }
  return [
    { name: "idle event to function (one insert)", unit: "ms", ...idle, goal: { of: "figure", atMost: 15, band: 0.5 } },
    { name: "one-step runs (SDK only)", unit: "/s", ...rate, goal: { of: "figure", atLeast: 500, band: 0.5 } },
  ];
}

async function timed(work: () => PromiseLike<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Sends the events and waits until each run is finished. */
async function runAll({ sql }: DatabaseHandle, client: Inngest.Any): Promise<void> {
  await client.send(Array.from({ length: RUNS }, () => event("bench/one-step")));
  const open = async () => {
    const [row] = await sql<{ open: boolean }[]>`
      select exists (select from executor.runs where function_id = 'bench-one-step' and finished_at is null) as open`;
    return row?.open ?? false;
  };
  while (await open()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Makes the two calls of each run, as many at a time as the executor does. */
async function callAll(client: Inngest.Any, functions: InngestFunction.Any[]): Promise<void> {
  const sdk = await openSdk(client, functions, CALL_TIMEOUT_MS);
  const call = { stepId: null, attempt: 0, maxAttempts: 1, planOnly: false };
  let left = RUNS;
  const worker = async () => {
    for (; left > 0; ) {
      left -= 1;
      const run: RunState = {
        id: randomUUID(),
        functionId: "bench-one-step",
        event: event("bench/one-step"),
        attempt: 0,
        lease: "",
        steps: [],
      };
      const first = await sdk.call(run, call);
      for (const op of first.kind === "ops" ? first.ops : [])
        run.steps.push({ id: op.id, name: op.id, position: 0, attempt: 0, memo: { data: op.data }, wakeAt: null });
      await sdk.call(run, call);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
