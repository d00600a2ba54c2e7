import { findProcess, isAlive, type ProcessInfo } from "@/scripts/processes";

const MAX_DEPTH = 4;

/**
 * Returns the processes from the parent up to the npm that runs this script, including a shell in between. Empty if it
 * runs without npm.
 */
export async function npmAncestors(): Promise<ProcessInfo[]> {
  const chain: ProcessInfo[] = [];
  if (!process.env.npm_lifecycle_event) return chain;
  for (let pid = process.ppid; chain.length < MAX_DEPTH; ) {
    const ancestor = await findProcess(pid);
    if (!ancestor) return [];
    chain.push(ancestor);
    if (/\bnpm\b/.test(ancestor.command)) return chain;
    pid = ancestor.parent;
  }
  return [];
}

/** Calls back once if one of them has ended: a killed npm does not notify its script, and Ctrl-C no longer works. */
export function watchAncestors(ancestors: ProcessInfo[], onEnd: () => void): void {
  const timer = setInterval(async () => {
    const alive = await Promise.all(ancestors.map(isAlive));
    if (alive.every(Boolean)) return;
    clearInterval(timer);
    onEnd();
  }, 1_000);
  timer.unref();
}
