import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { findProcess, type ProcessInfo } from "@/scripts/processes";

export interface Postmaster {
  process: ProcessInfo;
  port: number;
  ready: boolean;
}

/** Returns the server running on this directory, from its `postmaster.pid`, or null if there is none. */
export async function findPostmaster(dataDir: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const found = await findProcess(Number(lines[0]));
  if (!found?.command.includes(dataDir)) return null;
  return { process: found, port: Number(lines[3] ?? 0), ready: lines[7] === "ready" };
}

/**
 * Removes a stale pid file. PostgreSQL does this itself, unless the pid now belongs to another program of the same
 * user, which is common in containers.
 */
export async function removeStalePidFile(dataDir: string): Promise<void> {
  if (await findPostmaster(dataDir)) return;
  await rm(path.join(dataDir, "postmaster.pid"), { force: true });
}
