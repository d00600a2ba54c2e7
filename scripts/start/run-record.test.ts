import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findProcess, type ProcessInfo } from "@/scripts/processes";
import { claimRun, isRunning } from "@/scripts/start/run-record";

let dataDir: string;
const spawned: ReturnType<typeof spawn>[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "clipscope-run-"));
});

afterEach(() => {
  for (const child of spawned.splice(0)) child.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

async function sleeper(): Promise<ProcessInfo> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  spawned.push(child);
  await once(child, "spawn");
  const found = child.pid === undefined ? null : await findProcess(child.pid);
  if (!found) throw new Error("the process did not start");
  return found;
}

const file = () => path.join(dataDir, "run.json");
const quiet = () => {};

test("a directory is claimed once, and free again afterwards", async () => {
  const run = await claimRun(dataDir, [], quiet);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(await isRunning(dataDir)).toBe(true);
  await expect(claimRun(dataDir, [], quiet)).rejects.toThrow(/another start is running/);
  run.close();
  expect(await isRunning(dataDir)).toBe(false);
  (await claimRun(dataDir, [], quiet)).close();
});

test("only one of two concurrent claims succeeds", async () => {
  const outcomes = await Promise.allSettled([claimRun(dataDir, [], quiet), claimRun(dataDir, [], quiet)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("ends the processes of a killed start, but never another process with the same pid", async () => {
  const [left, stranger] = [await sleeper(), await sleeper()];
  writeFileSync(
    file(),
    JSON.stringify({
      pid: 2 ** 22 + 1,
      startedAt: "1",
      ancestors: [],
      children: [
        { name: "web", pid: left.pid, startedAt: left.startedAt },
        { name: "executor", pid: stranger.pid, startedAt: "long ago" },
      ],
    }),
  );
  const told: string[] = [];
  const run = await claimRun(dataDir, [], (line) => told.push(line));
  expect(await findProcess(left.pid)).toBeNull();
  expect(await findProcess(stranger.pid)).not.toBeNull();
  expect(told).toEqual([expect.stringContaining("ending the web")]);
  run.close();
});

test("a start whose npm was killed is replaced, one whose npm is running is not", async () => {
  const [start, npm] = [await sleeper(), await sleeper()];
  const record = (ancestor: { pid: number; startedAt: string }) =>
    writeFileSync(
      file(),
      JSON.stringify({ pid: start.pid, startedAt: start.startedAt, ancestors: [ancestor], children: [] }),
    );
  record({ pid: npm.pid, startedAt: npm.startedAt });
  await expect(claimRun(dataDir, [], quiet)).rejects.toThrow(/another start is running/);
  record({ pid: npm.pid, startedAt: "long ago" });
  const run = await claimRun(dataDir, [], quiet);
  expect(await findProcess(start.pid)).toBeNull();
  run.close();
});

test("records children as they start; a damaged record does not prevent a start", async () => {
  writeFileSync(file(), "{");
  const run = await claimRun(dataDir, [], quiet);
  const child = await sleeper();
  await run.addChild("web", child.pid);
  expect(JSON.parse(readFileSync(file(), "utf8")).children).toEqual([
    { name: "web", pid: child.pid, startedAt: child.startedAt },
  ]);
  run.close();
  expect(existsSync(file())).toBe(false);
});
