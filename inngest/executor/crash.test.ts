import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { finishedRuns, runExecutor, runsOf, testClient, testSql, until } from "@/inngest/executor/fixtures";

const CHILD = fileURLToPath(new URL("crash.child.ts", import.meta.url));
// Starting a process takes seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });
let directory = "";
let children: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "executor-crash-"));
  await testSql()`delete from executor.runs`.catch(() => undefined);
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await rm(directory, { recursive: true, force: true });
});

const file = () => path.join(directory, "steps");
async function noted(): Promise<string[]> {
  const text = await readFile(file(), "utf8").catch(() => "");
  return text.split("\n").filter(Boolean);
}
const count = async (line: string) => (await noted()).filter((other) => other === line).length;

/** Starts the process and resolves when it reports its state. */
async function startChild(stepTwoMs: number) {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, file(), String(stepTwoMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  await until(() => said.includes("\n") || child.exitCode !== null, 30_000);
  return { child, state: said.split("\n").find((line) => !line.startsWith("{")) };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}

/** Sends events from this process. It has no functions, so it never runs what it stores. */
async function sendFromHere() {
  const sender = testClient("crash");
  const fn = sender.client.createFunction({ id: "steps", retries: 0, triggers: [{ event: "crash/go" }] }, async () => {
    throw new Error("The executor of the test process must not run it");
  });
  const executor = await runExecutor(sender, [fn], { pollMs: 60_000 });
  expect(executor.leads()).toBe(false);
  await executor.send({ id: `crash-${directory}`, name: "crash/go", data: { n: 1 }, ts: Date.now() });
  await executor.stop();
}

test("resumes a run killed in the middle of a step, repeating only that step", async () => {
  const first = await startChild(60_000);
  expect(first.state).toBe("leads");
  await sendFromHere();
  await until(async () => (await count("two begins")) === 1);
  await kill(first.child, "SIGKILL");
  expect(await runsOf("crash-steps")).toMatchObject([{ status: "running" }]);

  await startChild(0);
  const [run] = await finishedRuns("crash-steps");
  expect(run).toMatchObject({ status: "completed", output: { one: first.child.pid, n: 1 } });
  expect(await noted()).toEqual(["one", "two begins", "two begins", "two ends", "three"]);
  expect(await testSql()`select 1 from executor.runs where due_at is not null`).toHaveLength(0);
});

test("lets a second executor take over when the first one dies", async () => {
  const first = await startChild(60_000);
  const second = await startChild(0);
  expect([first.state, second.state]).toEqual(["leads", "stands by"]);
  await sendFromHere();
  await until(async () => (await count("two begins")) === 1);
  await kill(first.child, "SIGKILL");
  await finishedRuns("crash-steps");
  expect(await noted()).toEqual(["one", "two begins", "two begins", "two ends", "three"]);
  const beats = await testSql()<{ process_id: number }[]>`select process_id from executor.heartbeat`;
  expect(beats).toEqual([{ process_id: second.child.pid }]);
});

test("stops within its grace period and leaves running jobs to the next executor", async () => {
  const first = await startChild(60_000);
  await sendFromHere();
  await until(async () => (await count("two begins")) === 1);
  const stoppedAt = Date.now();
  await kill(first.child, "SIGTERM");
  expect(first.child.exitCode).toBe(0);
  expect(Date.now() - stoppedAt).toBeLessThan(5_000);
  await startChild(0);
  expect(await finishedRuns("crash-steps")).toMatchObject([{ status: "completed" }]);
  expect(await count("one")).toBe(1);
  expect(await count("three")).toBe(1);
});
