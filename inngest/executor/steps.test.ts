import { eventType, NonRetriableError, RetryAfterError, staticSchema } from "inngest";
import { expect, test } from "vitest";
import { finishedRuns, runExecutor, runsOf, testClient, testSql, until } from "@/inngest/executor/fixtures";

const event = (name: string, id = name, data: Record<string, unknown> = {}) => ({ id, name, data, ts: Date.now() });

test("a finished step is not repeated, and the function receives its result", async () => {
  const made = testClient("memo");
  const ran = { body: 0, first: 0, second: 0 };
  const fn = made.client.createFunction(
    { id: "two-steps", retries: 0, triggers: [{ event: "memo/go" }] },
    async ({ event, step }) => {
      ran.body += 1;
      const first = await step.run("first", () => {
        ran.first += 1;
        return { n: event.data.n, text: "with \u0000 in it" };
      });
      const second = await step.run("second", () => {
        ran.second += 1;
        return first.n * 2;
      });
      return { second, text: first.text };
    },
  );
  const executor = await runExecutor(made, [fn]);
  await executor.send(event("memo/go", "memo-1", { n: 21 }));
  const [run] = await finishedRuns("memo-two-steps");
  expect(run).toMatchObject({ status: "completed", output: { second: 42, text: "with \u0000 in it" } });
  expect(ran).toEqual({ body: 3, first: 1, second: 1 });
  expect(await testSql()`select due_at, lease from executor.runs where id = ${run?.id ?? ""}`).toEqual([
    { due_at: null, lease: null },
  ]);
});

test("a failing step is retried on its own, up to the function's limit", async () => {
  const made = testClient("retry");
  const attempts: number[] = [];
  let before = 0;
  const fn = made.client.createFunction(
    { id: "flaky", retries: 2, triggers: [{ event: "retry/go" }] },
    async ({ attempt, step }) => {
      await step.run("before", () => {
        before += 1;
      });
      return step.run("flaky", () => {
        attempts.push(attempt);
        if (attempts.length < 3) throw new Error(`no ${attempts.length}`);
        return "yes";
      });
    },
  );
  const executor = await runExecutor(made, [fn]);
  await executor.send(event("retry/go"));
  expect(await finishedRuns("retry-flaky")).toMatchObject([{ status: "completed", output: "yes" }]);
  expect(attempts).toEqual([0, 1, 2]);
  expect(before).toBe(1);
});

test("after the last attempt the run fails with the step's error, which the function can catch", async () => {
  const made = testClient("give-up");
  let tries = 0;
  const fails = made.client.createFunction(
    { id: "fails", retries: 1, triggers: [{ event: "give-up/go" }] },
    async ({ step }) => {
      await step.run("never", () => {
        tries += 1;
        throw new Error("always");
      });
    },
  );
  const catches = made.client.createFunction(
    { id: "catches", retries: 0, triggers: [{ event: "give-up/go" }] },
    async ({ step }) => {
      const message = await step
        .run("never", () => Promise.reject(new Error("caught")))
        .catch((error: Error) => error.message);
      return step.run("after", () => message);
    },
  );
  const executor = await runExecutor(made, [fails, catches]);
  await executor.send(event("give-up/go"));
  const [failed] = await finishedRuns("give-up-fails");
  expect(failed).toMatchObject({ status: "failed", error: { message: "always" } });
  expect(tries).toBe(2);
  expect(await finishedRuns("give-up-catches")).toMatchObject([{ status: "completed", output: "caught" }]);
});

test("NonRetriableError ends the run immediately, RetryAfterError sets the retry time", async () => {
  const made = testClient("errors");
  const times: number[] = [];
  let final = 0;
  const never = made.client.createFunction(
    { id: "final", retries: 5, triggers: [{ event: "errors/go" }] },
    async () => {
      final += 1;
      throw new NonRetriableError("broken for good");
    },
  );
  const later = made.client.createFunction(
    { id: "later", retries: 1, triggers: [{ event: "errors/go" }] },
    async ({ step }) => {
      await step.run("later", () => {
        times.push(Date.now());
        if (times.length === 1) throw new RetryAfterError("busy", 1000);
      });
    },
  );
  const executor = await runExecutor(made, [never, later]);
  await executor.send(event("errors/go"));
  expect(await finishedRuns("errors-final")).toMatchObject([
    { status: "failed", error: { message: "broken for good" } },
  ]);
  expect(final).toBe(1);
  expect(await finishedRuns("errors-later")).toMatchObject([{ status: "completed" }]);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(950);
});

test("a sleep occupies no concurrency slot, and the run continues after it", async () => {
  const made = testClient("sleep");
  const times: number[] = [];
  const fn = made.client.createFunction(
    { id: "naps", retries: 0, triggers: [{ event: "sleep/go" }] },
    async ({ step }) => {
      await step.run("before", () => void times.push(Date.now()));
      await step.sleep("nap", "1s");
      await step.run("after", () => void times.push(Date.now()));
    },
  );
  const executor = await runExecutor(made, [fn]);
  await executor.send(event("sleep/go"));
  await until(async () => (await runsOf("sleep-naps")).some((run) => run.status === "waiting"));
  await finishedRuns("sleep-naps");
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(950);
  expect(times).toHaveLength(2);
});

test("parallel steps run once each; a failed one is retried without the others", async () => {
  const made = testClient("parallel");
  const ran = { a: 0, b: 0, c: 0 };
  const fn = made.client.createFunction(
    { id: "fan", retries: 2, triggers: [{ event: "parallel/go" }] },
    async ({ step }) => {
      const results = await Promise.all([
        step.run("a", () => {
          ran.a += 1;
          return "a";
        }),
        step.run("b", () => {
          ran.b += 1;
          if (ran.b < 3) throw new Error("b");
          return "b";
        }),
        step.sleep("nap", "1s").then(() => "slept"),
      ]);
      return step.run("c", () => {
        ran.c += 1;
        return results;
      });
    },
  );
  const executor = await runExecutor(made, [fn]);
  await executor.send(event("parallel/go"));
  expect(await finishedRuns("parallel-fan")).toMatchObject([{ status: "completed", output: ["a", "b", "slept"] }]);
  expect(ran).toEqual({ a: 1, b: 3, c: 1 });
});

test("events sent by a step start each function once, even when the step or its events are repeated", async () => {
  const made = testClient("send");
  const child = eventType("send/child", { schema: staticSchema<{ n: number }>() });
  const seen: number[] = [];
  const parent = made.client.createFunction(
    { id: "parent", retries: 0, triggers: [{ event: "send/go" }] },
    async ({ step }) => {
      const events = [1, 2, 2, 3].map((n) => child.create({ n }, { id: `child:${n}` }));
      return (await step.sendEvent("children", events)).ids;
    },
  );
  const listener = made.client.createFunction({ id: "listener", retries: 0, triggers: [child] }, async ({ event }) => {
    seen.push(event.data.n);
  });
  const other = made.client.createFunction({ id: "other", retries: 0, triggers: [child] }, async () => {});
  const executor = await runExecutor(made, [parent, listener, other]);
  await executor.send(event("send/go", "go-1"));
  await finishedRuns("send-parent", 1);
  await executor.send(event("send/go", "go-2"));
  await executor.send(event("send/go", "go-2"));
  const parents = await finishedRuns("send-parent", 2);
  expect(parents.map((run) => run.output)).toEqual(Array(2).fill(["child:1", "child:2", "child:2", "child:3"]));
  await finishedRuns("send-listener", 3);
  await finishedRuns("send-other", 3);
  expect(seen.sort()).toEqual([1, 2, 3]);
  expect(await runsOf("send-parent")).toHaveLength(2);
});

test("an event ID is deduplicated for a day", async () => {
  const made = testClient("day");
  let now = new Date("2026-03-01T00:00:00Z");
  const fn = made.client.createFunction({ id: "once", retries: 0, triggers: [{ event: "day/go" }] }, async () => {});
  const executor = await runExecutor(made, [fn], { now: () => now });
  await executor.send(event("day/go"));
  now = new Date("2026-03-01T23:59:59Z");
  await executor.send(event("day/go"));
  expect(await runsOf("day-once")).toHaveLength(1);
  now = new Date("2026-03-02T00:00:00Z");
  await executor.send(event("day/go"));
  expect(await runsOf("day-once")).toHaveLength(2);
});

test("an unsupported operation fails the run with its name", async () => {
  const made = testClient("unknown");
  const fn = made.client.createFunction(
    { id: "waits", retries: 3, triggers: [{ event: "unknown/go" }] },
    async ({ step }) => {
      await step.waitForEvent("other", { event: "unknown/other", timeout: "1h" });
    },
  );
  const executor = await runExecutor(made, [fn]);
  await executor.send(event("unknown/go"));
  const [run] = await finishedRuns("unknown-waits");
  expect(run?.status).toBe("failed");
  expect(run?.error?.message).toContain("WaitForEvent");
});

test("a call that never responds times out and is retried", async () => {
  const made = testClient("hang");
  let calls = 0;
  const fn = made.client.createFunction(
    { id: "hangs", retries: 1, triggers: [{ event: "hang/go" }] },
    async ({ step }) =>
      step.run("hang", () => {
        calls += 1;
        return calls === 1 ? new Promise<string>(() => {}) : "done";
      }),
  );
  const executor = await runExecutor(made, [fn], { callTimeoutMs: 300 });
  await executor.send(event("hang/go"));
  expect(await finishedRuns("hang-hangs")).toMatchObject([{ status: "completed", output: "done" }]);
});

test("functions that need unsupported features are rejected at startup", async () => {
  const made = testClient("refused");
  const create = (options: object) => [
    made.client.createFunction(
      { id: "asks", retries: 0, triggers: [{ event: "refused/go" }], ...options },
      async () => {},
    ),
  ];
  await expect(
    runExecutor(made, create({ triggers: [{ event: "refused/go", if: "event.data.x == 1" }] })),
  ).rejects.toThrow(/refused-asks/);
  await expect(runExecutor(made, create({ throttle: { limit: 1, period: "1s" } }))).rejects.toThrow(/throttle/);
  await expect(runExecutor(made, create({ retries: undefined }))).rejects.toThrow(/retries/);
});
