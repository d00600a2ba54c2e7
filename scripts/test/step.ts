import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { Readable } from "node:stream";
import { killGroup } from "@/scripts/start/child";

export interface Tally {
  passed: number;
  failed: number;
}

export const add = (a: Tally, b: Tally): Tally => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

export interface Step {
  name: string;
  /** A package's module and its arguments, run by this Node. */
  command: readonly string[];
  env?: Record<string, string>;
  signal: AbortSignal;
  /** Holds the output back until the step ends, so that it does not mix with a concurrent step's. */
  held?: boolean;
}

const times: { name: string; seconds: number }[] = [];

/**
 * Returns a line for each finished step with its duration in seconds. Concurrent steps add up to more than the total.
 */
export const describeTimes = (): string =>
  times.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${name}`).join("\n");

/** Runs work as a named step and records its duration, whether it succeeds or throws. */
export async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    times.push({ name, seconds: (performance.now() - begun) / 1000 });
  }
}

/**
 * Runs a step and returns whether it succeeded. An interrupted or endless step is killed with all processes it started.
 */
export async function runStep({ name, command, env, signal, held = false }: Step): Promise<boolean> {
  if (!held) console.log(`\n== ${name}`);
  if (signal.aborted) return false;
  const chunks: Buffer[] = [];
  const begun = performance.now();
  const code = await timed(name, () => {
    const child = spawn(process.execPath, [...command], {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", ...env },
      stdio: ["ignore", held ? "pipe" : "inherit", held ? "pipe" : "inherit"],
      detached: true,
    });
    const keep = (stream: Readable | null) => stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
    keep(child.stdout);
    keep(child.stderr);
    const end = () => child.pid && killGroup(child.pid);
    signal.addEventListener("abort", end, { once: true });
    return new Promise<number | null>((resolve) => {
      child.once("error", (error) => {
        console.error(error.message);
        resolve(null);
      });
      child.once("close", resolve);
    }).finally(() => signal.removeEventListener("abort", end));
  });
  const passed = code === 0 && !signal.aborted;
  if (held) console.log(`\n== ${name}\n${Buffer.concat(chunks)}`);
  console.log(`== ${name}: ${passed ? "ok" : "FAILED"} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return passed;
}
