import { bundleCommand, sourceCommand } from "@/scripts/build/programs";
import { Failure } from "@/scripts/failure";
import { startChild } from "@/scripts/start/child";
import type { Configuration } from "@/scripts/start/configuration";
import type { CreateDemo } from "@/scripts/start/demo-data";
import type { Lifetime } from "@/scripts/start/lifetime";
import type { Progress } from "@/scripts/start/progress";
import type { RunRecord } from "@/scripts/start/run-record";

const STOP_TIMEOUT_MS = 500;

/** Returns a function that writes demo data in a process of its own, so that this one doesn't keep the memory. */
export function writeDemo(
  { root, dev }: Configuration,
  lifetime: Lifetime,
  progress: Progress,
  run: RunRecord,
): CreateDemo {
  return async (databaseUrl, target) => {
    lifetime.signal.throwIfAborted();
    const command = [...(dev ? sourceCommand("demo") : bundleCommand("demo")), JSON.stringify(target)];
    const env = { ...process.env, DATABASE_URL: databaseUrl };
    const child = await startChild({ name: "demo", command, root, env, print: progress.line });
    let isRunning = true;
    // Later, another process may have its number.
    lifetime.onStop(async () => (isRunning ? child.stop(STOP_TIMEOUT_MS) : undefined));
    await run.addChild("demo", child.pid);
    const how = await child.ended;
    isRunning = false;
    lifetime.signal.throwIfAborted();
    if (how !== "ended with exit code 0")
      throw new Failure("Demo data", `its process ${how}.`, "Its last output is above, prefixed with its name.");
  };
}
