import { findProcess, isAlive, type ProcessInfo } from "@/scripts/processes";

const MAX_DEPTH = 4;

/** From the parent up to the npm that runs this script, with the shell that may lie between; empty when it is run without npm. */
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

/** Calls back once when one of them has ended: a killed npm tells its script nothing, and the terminal is lost with it. */
export function watchAncestors(ancestors: ProcessInfo[], onEnd: () => void): void {
  const timer = setInterval(async () => {
    const alive = await Promise.all(ancestors.map(isAlive));
    if (alive.every(Boolean)) return;
    clearInterval(timer);
    onEnd();
  }, 1_000);
  timer.unref();
}
