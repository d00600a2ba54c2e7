import { cron } from "inngest";
import { expect, test, vi } from "vitest";
import { finishedRuns, runExecutor, runsOf, testClient, testSql, until } from "@/inngest/executor/fixtures";

/** Returns two executors over the same functions, as two processes of one deployment. */
function twoClients(id: string, schedule: string) {
  const seen: string[] = [];
  const instances = [testClient(id), testClient(id)] as const;
  const functions = instances.map(({ client }) =>
    client.createFunction({ id: "job", retries: 0, triggers: [cron(schedule)] }, async ({ event, runId }) => {
      seen.push(`${event.name} ${runId}`);
    }),
  );
  return { seen, instances, functions };
}

test("a schedule's moment creates one run, even when processed repeatedly by two executors", async () => {
  const { instances, functions, seen } = twoClients("minutely", "* * * * *");
  let now = new Date("2026-03-01T10:00:30Z");
  const options = { now: () => now, pollMs: 200 };
  const first = await runExecutor(instances[0], functions.slice(0, 1), options);
  const second = await runExecutor(instances[1], functions.slice(1), options);
  await Promise.all([first.tick(), second.tick()]);
  expect(await runsOf("minutely-job")).toHaveLength(0);

  now = new Date("2026-03-01T10:01:00.000Z");
  await Promise.all([first.tick(), second.tick(), first.tick(), second.tick()]);
  expect(await runsOf("minutely-job")).toHaveLength(1);
  now = new Date("2026-03-01T10:01:59.999Z");
  await Promise.all([first.tick(), second.tick()]);
  expect(await finishedRuns("minutely-job")).toHaveLength(1);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatch(/^inngest\/scheduled\.timer /);
});

test("a restart doesn't repeat a moment, and an outage is followed by one run", async () => {
  const { instances, functions } = twoClients("restart", "*/10 * * * *");
  let now = new Date("2026-03-01T10:05:00Z");
  const options = { now: () => now, pollMs: 60_000 };
  const first = await runExecutor(instances[0], functions.slice(0, 1), options);
  await first.tick();
  now = new Date("2026-03-01T10:10:00Z");
  await first.tick();
  await finishedRuns("restart-job");
  await first.stop();
  const second = await runExecutor(instances[1], functions.slice(1), options);
  await second.tick();
  expect(await runsOf("restart-job")).toHaveLength(1);
  now = new Date("2026-03-01T14:37:00Z");
  await second.tick();
  await second.tick();
  const events = await testSql()<{ event: { ts: number } }[]>`
    select event from executor.runs where function_id = 'restart-job' order by queued_at`;
  expect(events.map(({ event }) => new Date(event.ts).toISOString())).toEqual([
    "2026-03-01T10:10:00.000Z",
    "2026-03-01T14:30:00.000Z",
  ]);
});

test("the executor checks the clock by itself", async () => {
  const { instances, functions } = twoClients("clock", "* * * * *");
  let now = new Date("2026-03-01T10:00:30Z");
  await runExecutor(instances[0], functions.slice(0, 1), { now: () => now });
  // Its first look at the clock only records the moment.
  await until(async () => (await testSql()`select 1 from executor.crons where function_id = 'clock-job'`).length > 0);
  expect(await runsOf("clock-job")).toHaveLength(0);
  now = new Date("2026-03-01T10:01:10Z");
  expect(await finishedRuns("clock-job")).toHaveLength(1);
});

test("a function's concurrency limit holds and doesn't block other functions", async () => {
  const made = testClient("limit");
  const state = { now: 0, most: 0 };
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const limited = made.client.createFunction(
    { id: "limited", retries: 0, concurrency: 3, triggers: [{ event: "limit/go" }] },
    async ({ step }) =>
      step.run("work", async () => {
        state.now += 1;
        state.most = Math.max(state.most, state.now);
        await held;
        state.now -= 1;
      }),
  );
  const free = made.client.createFunction(
    { id: "free", retries: 0, triggers: [{ event: "limit/other" }] },
    async () => {},
  );
  const executor = await runExecutor(made, [limited, free]);
  for (let n = 0; n < 15; n += 1) await executor.send({ id: `limit-${n}`, name: "limit/go", data: {}, ts: Date.now() });
  await expect.poll(() => state.now, { timeout: 10_000 }).toBe(3);
  await executor.send({ id: "limit-other", name: "limit/other", data: {}, ts: Date.now() });
  await finishedRuns("limit-free");
  release();
  expect(await finishedRuns("limit-limited", 15)).toHaveLength(15);
  expect(state.most).toBe(3);
});

test("runs that finished three days ago are deleted", async () => {
  const made = testClient("prune");
  let now = new Date("2026-03-01T00:00:00Z");
  const fn = made.client.createFunction(
    { id: "old", retries: 0, triggers: [{ event: "prune/go" }] },
    async ({ step }) => step.run("one", () => 1),
  );
  const first = await runExecutor(made, [fn], { now: () => now });
  await first.send({ id: "prune-1", name: "prune/go", data: {}, ts: now.getTime() });
  await finishedRuns("prune-old");
  await first.stop();
  now = new Date("2026-03-04T00:00:01Z");
  const second = await runExecutor(made, [fn], { now: () => now });
  await vi.waitFor(
    async () => {
      expect(await runsOf("prune-old")).toHaveLength(0);
      expect(await testSql()`select 1 from executor.events where id = 'prune-1'`).toHaveLength(0);
    },
    { timeout: 20_000 },
  );
  await second.stop();
});
