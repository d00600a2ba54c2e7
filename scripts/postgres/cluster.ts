import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure } from "@/scripts/failure";
import type { PostgresBinaries } from "@/scripts/postgres/binaries";
import { giveFileTo, type Identity, runAs } from "@/scripts/postgres/identity";

export const POSTGRES_USER = "clipscope";

export const passwordFile = (dataDir: string) => `${dataDir}.password`;

export async function clusterExists(dataDir: string): Promise<boolean> {
  return stat(path.join(dataDir, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

/** @throws Failure if the cluster exists and its password does not */
export async function readPassword(dataDir: string): Promise<string> {
  const password = await readFile(passwordFile(dataDir), "utf8").catch(() => "");
  if (password) return password.trim();
  throw new Failure(
    "PostgreSQL",
    `the database in ${dataDir} exists, but its password in ${passwordFile(dataDir)} is missing or unreadable.`,
    `Restore the file, start as the user who created it, or delete ${dataDir} to start over with an empty database.`,
  );
}

/**
 * Creates a cluster with a random password in a temporary directory and then moves it into place, so that an
 * interrupted initdb leaves nothing behind.
 */
export async function createCluster(binaries: PostgresBinaries, identity: Identity, dataDir: string): Promise<void> {
  const draft = `${dataDir}.draft-${randomBytes(4).toString("hex")}`;
  const draftPassword = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeFile(draftPassword, await keptPassword(dataDir), { mode: 0o600 });
    await giveFileTo(identity, draft);
    await giveFileTo(identity, draftPassword);
    await runAs(identity, binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${POSTGRES_USER}`,
      `--pwfile=${draftPassword}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's built-in C.UTF-8, which is the same on every system, even if it has no such locale.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-sync",
    ]);
    await rename(draft, dataDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // A concurrent start was faster.
    if (await clusterExists(dataDir)) return;
    const reason = error instanceof Error ? error.message.trim() : String(error);
    throw new Failure("PostgreSQL", `the database could not be created in ${dataDir}: ${reason}`);
  } finally {
    await rm(draftPassword, { force: true });
  }
}

/** Written before the cluster, and only once, so that two concurrent first starts use the same password. */
async function keptPassword(dataDir: string): Promise<string> {
  const fresh = randomBytes(24).toString("base64url");
  await writeFile(passwordFile(dataDir), fresh, { mode: 0o600, flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return readPassword(dataDir);
}
