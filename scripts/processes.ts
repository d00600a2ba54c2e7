import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/**
 * A process as the system reports it. `startedAt` is opaque. Together with the pid it distinguishes a process from a
 * later one with the same pid.
 */
export interface ProcessInfo {
  pid: number;
  parent: number;
  startedAt: string;
  command: string;
}

const run = promisify(execFile);

/** Returns null if there is no such process (a zombie counts as ended). */
export async function findProcess(pid: number): Promise<ProcessInfo | null> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** Minimal Linux machines have no `ps`. */
async function fromProc(pid: number): Promise<ProcessInfo | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const command = (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ").trim();
    // The second field is the program's name in parentheses, which may itself contain spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, parent, startedAt] = [fields[0], fields[1], fields[19]];
    if (state === "Z" || state === "X" || parent === undefined || startedAt === undefined) return null;
    return { pid, parent: Number(parent), startedAt, command };
  } catch {
    return null;
  }
}

async function fromPs(pid: number): Promise<ProcessInfo | null> {
  try {
    const { stdout } = await run("ps", ["-o", "ppid=,stat=,lstart=,args=", "-p", String(pid)], {
      env: { ...process.env, LC_ALL: "C" },
    });
    const match = /^\s*(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec(stdout.trimEnd());
    if (!match || match[2]?.startsWith("Z")) return null;
    return { pid, parent: Number(match[1]), startedAt: match[3] ?? "", command: match[4] ?? "" };
  } catch {
    return null;
  }
}

/** Whether the recorded process is still running, rather than another one with the same pid. */
export async function isAlive(recorded: Pick<ProcessInfo, "pid" | "startedAt">): Promise<boolean> {
  const found = await findProcess(recorded.pid);
  return found !== null && found.startedAt === recorded.startedAt;
}

/** Returns false if the process has already ended. @throws if it belongs to another user */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

/**
 * Sends the first signal, waits, and sends the next one if the process has not ended.
 * @param escalation signals with the milliseconds to wait after each
 * @returns whether the process has ended
 */
export async function endProcess(
  recorded: Pick<ProcessInfo, "pid" | "startedAt">,
  escalation: readonly (readonly [NodeJS.Signals, number])[],
): Promise<boolean> {
  for (const [name, patience] of escalation) {
    if (!(await isAlive(recorded)) || !signal(recorded.pid, name)) return true;
    const deadline = performance.now() + patience;
    while (performance.now() < deadline) {
      await sleep(20);
      if (!(await isAlive(recorded))) return true;
    }
  }
  return !(await isAlive(recorded));
}
