import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";

/**
 * Returns the CPU time so far of this process and of PostgreSQL's, in milliseconds.
 * @throws Error if PostgreSQL runs elsewhere, or the system doesn't account per process in /proc
 */
export async function cpuTime({ db }: DatabaseHandle): Promise<number> {
  const own = process.cpuUsage();
  const rows = await db.execute<{ pid: number }>(sql`select pid from pg_stat_activity`);
  const others = await Promise.all(rows.map(({ pid }) => cpuOf(pid)));
  return (own.user + own.system) / 1_000 + others.reduce((sum, ms) => sum + ms, 0);
}

async function cpuOf(pid: number): Promise<number> {
  const [nanoseconds] = (await readFile(`/proc/${pid}/schedstat`, "utf8")).split(" ");
  return Number(nanoseconds) / 1e6;
}
