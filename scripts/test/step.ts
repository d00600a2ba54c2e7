import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { killGroup } from "@/scripts/start/child";

export interface Tally {
  passed: number;
  failed: number;
}

export const add = (a: Tally, b: Tally): Tally => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

export interface Step {
  name: string;
  /** A module of a package with its arguments, run by this Node. */
  command: readonly string[];
  env?: Record<string, string>;
  signal: AbortSignal;
}

/** Runs it in the foreground. A step that is interrupted or never ends is killed with all that it started. */
export async function runStep({ name, command, env, signal }: Step): Promise<boolean> {
  console.log(`\n== ${name}`);
  if (signal.aborted) return false;
  const begun = performance.now();
  const child = spawn(process.execPath, [...command], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", ...env },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  const end = () => child.pid && killGroup(child.pid);
  signal.addEventListener("abort", end, { once: true });
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(null);
    });
    child.once("exit", resolve);
  });
  signal.removeEventListener("abort", end);
  const passed = code === 0 && !signal.aborted;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`== ${name}: ${passed ? "ok" : "FAILED"} (${seconds} s)`);
  return passed;
}
