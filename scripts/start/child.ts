import { type ChildProcess, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

export interface ChildOptions {
  name: string;
  /** Node's arguments: its options, the module relative to the project root, and the module's arguments. */
  command: readonly string[];
  root: string;
  env: NodeJS.ProcessEnv;
  print: (line: string) => void;
}

export interface Child {
  name: string;
  pid: number;
  /** Resolves with the first line of its standard output. */
  firstLine: Promise<string>;
  /** Resolves when it ends, with a description of how it ended. */
  ended: Promise<string>;
  /** Sends SIGTERM, and SIGKILL if it has not ended in time. */
  stop(timeoutMs: number): Promise<void>;
}

const WIDTH = 8;

/**
 * Runs Node as a separate process, with its output prefixed by its name. If it preloads `end-with-parent`, it ends
 * whenever this process ends, even if killed.
 */
export async function startChild({ name, command, root, env, print }: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, [...command], {
    cwd: root,
    env: { ...env, NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    // The channel only signals to the child that its parent is gone.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // In a separate process group: Ctrl-C in the terminal must reach only the parent, which stops its children in
    // order.
    detached: true,
  });
  forward(child.stderr, name, print);
  const output = forward(child.stdout, name, print);
  const firstLine = new Promise<string>((resolve) => output?.once("line", resolve));
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with exit code ${code}`));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(await ended);
  return { name, pid, firstLine, ended, stop: (timeoutMs) => stop(child, pid, ended, timeoutMs) };
}

function forward(stream: Readable | null, name: string, print: (line: string) => void): Interface | undefined {
  return stream
    ? createInterface({ input: stream }).on("line", (line) => print(`${name.padEnd(WIDTH)} | ${line}`))
    : undefined;
}

async function stop(child: ChildProcess, pid: number, ended: Promise<string>, timeoutMs: number): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(timeoutMs, undefined, { ref: false })]);
  }
  killGroup(pid);
  await ended;
}

/** Kills the child and the processes it started. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group has already ended.
  }
}
