import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A process that started others, by its ID. */
type Parents = ReadonlyMap<number, number>;

async function parents(): Promise<Parents> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      // The name in parentheses may contain spaces.
      return [pid, Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])] as const;
    }),
  );
  return new Map(found);
}

function withDescendants(roots: readonly number[], all: Parents): number[] {
  const found = new Set(roots);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of all) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/** A process's share of memory: pages that several use count in parts. */
async function pssOf(pid: number): Promise<{ name: string; bytes: number }> {
  const [rollup, command] = await Promise.all([
    readFile(`/proc/${pid}/smaps_rollup`, "utf8"),
    readFile(`/proc/${pid}/cmdline`, "utf8"),
  ]);
  const name = command.includes("postgres")
    ? "PostgreSQL"
    : path.basename(/\S+\.m?[jt]s/.exec(command)?.[0] ?? command);
  return { name, bytes: Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024 };
}

/** Returns the memory of a running product by program, from its data directory. @throws Error where there is no /proc */
export async function memoryOf(dataDir: string): Promise<Map<string, number>> {
  const { pid }: { pid: number } = JSON.parse(await readFile(path.join(dataDir, "run.json"), "utf8"));
  const [postmaster = ""] = (await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
  const total = new Map<string, number>();
  for (const one of withDescendants([pid, Number(postmaster)], await parents())) {
    const { name, bytes } = await pssOf(one).catch(() => ({ name: "ended", bytes: 0 }));
    total.set(name, (total.get(name) ?? 0) + bytes);
  }
  return total;
}
