import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { finishedRuns, runExecutor, testClient, testSql, until } from "@/inngest/executor/fixtures";

/** Closes every other connection to this database, as a restart of PostgreSQL would. */
const cutConnections = () => testSql()`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

test("regains leadership after losing its connections, and finishes runs without repeating finished steps", async () => {
  const made = testClient("cut");
  const ran = { one: 0, two: 0 };
  const fn = made.client.createFunction(
    { id: "job", retries: 0, triggers: [{ event: "cut/go" }] },
    async ({ step }) => {
      await step.run("one", () => {
        ran.one += 1;
      });
      await step.run("two", async () => {
        ran.two += 1;
        await sleep(400);
      });
    },
  );
  const executor = await runExecutor(made, [fn]);
  await executor.send({ id: "cut-1", name: "cut/go", data: {}, ts: Date.now() });
  await until(() => ran.two === 1);
  await cutConnections();
  expect(await finishedRuns("cut-job")).toMatchObject([{ status: "completed" }]);
  expect(ran.one).toBe(1);
  expect(ran.two).toBeLessThanOrEqual(2);
  await until(() => executor.leads());
  await executor.send({ id: "cut-2", name: "cut/go", data: {}, ts: Date.now() });
  expect(await finishedRuns("cut-job", 2)).toHaveLength(2);
});

test("only the new executor writes a run that it took over", async () => {
  const made = testClient("lease");
  const gate = { open: () => {} };
  let calls = 0;
  const fn = made.client.createFunction(
    { id: "job", retries: 0, triggers: [{ event: "lease/go" }] },
    async ({ step }) =>
      step.run("one", async () => {
        calls += 1;
        await new Promise<void>((resolve) => {
          gate.open = resolve;
        });
        return "late";
      }),
  );
  const executor = await runExecutor(made, [fn]);
  await executor.send({ id: "lease-1", name: "lease/go", data: {}, ts: Date.now() });
  await until(() => calls === 1);
  await testSql()`update executor.runs set lease = gen_random_uuid() where function_id = 'lease-job'`;
  gate.open();
  await sleep(300);
  const steps = await testSql()`select 1 from executor.steps s join executor.runs r on r.id = s.run_id
    where r.function_id = 'lease-job'`;
  expect(steps).toHaveLength(0);
});
