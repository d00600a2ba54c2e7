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

/** @throws Failure when the cluster is there and its password is not */
export async function readPassword(dataDir: string): Promise<string> {
  const password = await readFile(passwordFile(dataDir), "utf8").catch(() => "");
  if (password) return password.trim();
  throw new Failure(
    "PostgreSQL",
    `the database in ${dataDir} is there, but its password in ${passwordFile(dataDir)} is missing or unreadable.`,
    `Bring the file back, start as the user who made it, or remove ${dataDir} to begin with an empty database.`,
  );
}

/** A fresh cluster with a random password, made aside and moved into place: an interrupted initdb leaves nothing half-made. */
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
      // PostgreSQL's own C.UTF-8: the same everywhere, and there even where the system has no such locale.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-sync",
    ]);
    await rename(draft, dataDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another start was quicker.
    if (await clusterExists(dataDir)) return;
    const reason = error instanceof Error ? error.message.trim() : String(error);
    throw new Failure("PostgreSQL", `the database could not be made in ${dataDir}: ${reason}`);
  } finally {
    await rm(draftPassword, { force: true });
  }
}

/** Written before the cluster is, and once only: two first starts at the same time end up with the same. */
async function keptPassword(dataDir: string): Promise<string> {
  const fresh = randomBytes(24).toString("base64url");
  await writeFile(passwordFile(dataDir), fresh, { mode: 0o600, flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return readPassword(dataDir);
}
