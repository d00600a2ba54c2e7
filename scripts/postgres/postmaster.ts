import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { findProcess, type ProcessInfo } from "@/scripts/processes";

export interface Postmaster {
  process: ProcessInfo;
  port: number;
  ready: boolean;
}

/** The server that runs on this directory, from its `postmaster.pid`; null when none does. */
export async function findPostmaster(dataDir: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const found = await findProcess(Number(lines[0]));
  if (!found?.command.includes(dataDir)) return null;
  return { process: found, port: Number(lines[3] ?? 0), ready: lines[7] === "ready" };
}

/**
 * PostgreSQL clears up after a dead predecessor by itself, unless the pid meanwhile belongs to another program of the
 * same user (in a container, pids are few and come again).
 */
export async function removeStalePidFile(dataDir: string): Promise<void> {
  if (await findPostmaster(dataDir)) return;
  await rm(path.join(dataDir, "postmaster.pid"), { force: true });
}
