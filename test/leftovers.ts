import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { findPostmaster } from "@/scripts/postgres/postmaster";
import { endProcess, findProcess } from "@/scripts/processes";

/** What the directory of a run's PostgreSQL is called, before its process ID. */
export const PREFIX = "clipscope-test-";

/**
 * Stops and removes what runs that were killed have left in the directory for temporary files.
 * @param user whose leftovers; those of others stay, because this user may neither read nor end them. Undefined where
 * the system has no user IDs
 */
export async function removeLeftovers(temporary: string, user: number | undefined): Promise<void> {
  for (const name of await readdir(temporary)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!pid || (await findProcess(Number(pid)))) continue;
    const directory = path.join(temporary, name);
    // Another run may remove it at the same time.
    const found = await stat(directory).catch(() => null);
    if (!found || (user !== undefined && found.uid !== user)) continue;
    const postmaster = await findPostmaster(path.join(directory, "postgres"));
    if (postmaster) await endProcess(postmaster.process, [["SIGQUIT", 5_000]]);
    await rm(directory, { recursive: true, force: true });
  }
}
