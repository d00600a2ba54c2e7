import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Failure } from "@/scripts/failure";
import { endProcess, findProcess, isAlive, type ProcessInfo } from "@/scripts/processes";

const Recorded = z.object({ pid: z.number(), startedAt: z.string() });
const RunSchema = Recorded.extend({
  /**
   * The npm process that ran the start and the processes in between. If one of them is gone, Ctrl-C can no longer end
   * the start.
   */
  ancestors: z.array(Recorded),
  children: z.array(Recorded.extend({ name: z.string() })),
});
type Run = z.infer<typeof RunSchema>;

/**
 * `run.json` in the data directory: which start is using it, and which processes to end if a killed start left them
 * behind.
 */
export interface RunRecord {
  addChild(name: string, pid: number): Promise<void>;
  /** Removes the record. */
  close(): void;
}

const fileOf = (dataDir: string) => path.join(dataDir, "run.json");

function read(file: string): { text: string; run: Run } | null {
  try {
    const text = readFileSync(file, "utf8");
    return { text, run: RunSchema.parse(JSON.parse(text)) };
  } catch {
    return null;
  }
}

/** Whether a start is running on this directory. */
export async function isRunning(dataDir: string): Promise<boolean> {
  const found = read(fileOf(dataDir));
  return found !== null && (await isAlive(found.run));
}

/**
 * Claims the directory for this process, after ending what a killed start left behind.
 * @param log called with a line for each process that was ended
 * @throws Failure if another start is running there
 */
export async function claimRun(dataDir: string, ancestors: ProcessInfo[], log: (line: string) => void) {
  const file = fileOf(dataDir);
  const former = read(file);
  if (former) {
    await endFormer(dataDir, former.run, log);
    // Moved aside rather than deleted. If it has changed since it was read, another start was faster and keeps it.
    const aside = `${file}.${process.pid}`;
    renameSync(file, aside);
    const same = readFileSync(aside, "utf8") === former.text;
    if (!same) renameSync(aside, file);
    rmSync(aside, { force: true });
    if (!same) throw busy(dataDir);
  } else rmSync(file, { force: true });
  const self = await findProcess(process.pid);
  const run: Run = {
    pid: process.pid,
    startedAt: self?.startedAt ?? "",
    ancestors: ancestors.map(({ pid, startedAt }) => ({ pid, startedAt })),
    children: [],
  };
  const write = (flag: string) => writeFileSync(file, `${JSON.stringify(run)}\n`, { mode: 0o600, flag });
  try {
    write("wx");
  } catch {
    throw busy(dataDir);
  }
  const record: RunRecord = {
    async addChild(name, pid) {
      const child = await findProcess(pid);
      if (child) run.children.push({ name, pid, startedAt: child.startedAt });
      write("w");
    },
    close: () => rmSync(file, { force: true }),
  };
  return record;
}

async function endFormer(dataDir: string, run: Run, log: (line: string) => void): Promise<void> {
  if (await isAlive(run)) {
    const intact = await Promise.all(run.ancestors.map(isAlive));
    if (intact.every(Boolean)) throw busy(dataDir, run.pid);
    log(`ending a previous start whose npm was killed (process ${run.pid})`);
    await endProcess(run, [
      ["SIGTERM", 10_000],
      ["SIGKILL", 1_000],
    ]);
  }
  for (const child of run.children.toReversed()) {
    if (!(await isAlive(child))) continue;
    log(`ending the ${child.name} that a previous start left behind (process ${child.pid})`);
    await endProcess(child, [
      ["SIGTERM", 3_000],
      ["SIGKILL", 1_000],
    ]);
  }
}

function busy(dataDir: string, pid?: number): Failure {
  return new Failure(
    "Start",
    `another start is running on ${dataDir}${pid ? ` (process ${pid})` : ""}.`,
    "Use that one, stop it with Ctrl-C, or set DATA_DIR and PORT to other values to run a second one.",
  );
}
