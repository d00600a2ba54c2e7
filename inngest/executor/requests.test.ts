import { cron } from "inngest";
import { expect, test } from "vitest";
import { finishedRuns, runExecutor, runsOf, testClient, testSql } from "@/inngest/executor/fixtures";

const ask = (functionId: string) => testSql()`
  insert into executor.requests (function_id, requested_by, requested_at)
  values (${functionId}, 'someone', ${new Date("2026-03-01T10:00:40.000Z")}) on conflict do nothing`;
const waiting = async () =>
  (await testSql()<{ function_id: string }[]>`select function_id from executor.requests`).map((row) => row.function_id);

/** Returns a job that runs once a year, in two processes of one deployment. */
function yearly(id: string) {
  const seen: unknown[] = [];
  const instances = [testClient(id), testClient(id)] as const;
  const functions = instances.map(({ client }) =>
    client.createFunction({ id: "job", retries: 0, triggers: [cron("0 0 1 1 *")] }, async ({ event }) => {
      seen.push([event.name, event.data]);
      return "done";
    }),
  );
  return { instances, functions, seen };
}

test("the leader runs a requested job once, like a scheduled one", async () => {
  const { instances, functions, seen } = yearly("asked");
  const options = { now: () => new Date("2026-03-01T10:00:41Z") };
  await ask("asked-job");
  await ask("asked-job");
  await runExecutor(instances[0], functions.slice(0, 1), options);
  await runExecutor(instances[1], functions.slice(1), options);
  expect(await finishedRuns("asked-job")).toMatchObject([{ status: "completed", output: "done" }]);
  expect(seen).toEqual([["inngest/scheduled.timer", { cron: "0 0 1 1 *" }]]);
  expect(await waiting()).toEqual([]);
  await ask("asked-job");
  expect(await finishedRuns("asked-job", 2)).toHaveLength(2);
});

test("queued requests survive while no executor runs", async () => {
  const { instances, functions } = yearly("later");
  const first = await runExecutor(instances[0], functions.slice(0, 1));
  await first.stop();
  await ask("later-job");
  await runExecutor(instances[1], functions.slice(1));
  expect(await finishedRuns("later-job")).toHaveLength(1);
});

test("functions without a schedule, or of another app, can't be requested", async () => {
  const made = testClient("unasked");
  const fn = made.client.createFunction(
    { id: "job", retries: 0, triggers: [{ event: "unasked/go" }] },
    async () => "done",
  );
  const tick = made.client.createFunction(
    { id: "tick", retries: 0, triggers: [cron("0 0 1 1 *")] },
    async () => "done",
  );
  await ask("unasked-job");
  await ask("another-app-job");
  await ask("unasked-tick");
  await runExecutor(made, [fn, tick]);
  await finishedRuns("unasked-tick");
  expect(await runsOf("unasked-job")).toEqual([]);
  expect((await waiting()).sort()).toEqual(["another-app-job", "unasked-job"]);
});
