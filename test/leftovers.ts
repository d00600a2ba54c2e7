import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { findPostmaster } from "@/scripts/postgres/postmaster";
import { endProcess, findProcess } from "@/scripts/processes";

/** Prefix of the directory of a run's PostgreSQL, before its process ID. */
export const PREFIX = "clipscope-test-";

/**
 * Stops and removes leftovers of killed runs in the directory for temporary files.
 * @param user owner of the leftovers to remove; this user may neither read nor end those of others. Undefined if the
 * system has no user IDs
 */
export async function removeLeftovers(temporary: string, user: number | undefined): Promise<void> {
  for (const name of await readdir(temporary)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!pid || (await findProcess(Number(pid)))) continue;
    const directory = path.join(temporary, name);
    // Another run may remove it concurrently.
    const found = await stat(directory).catch(() => null);
    if (!found || (user !== undefined && found.uid !== user)) continue;
    const postmaster = await findPostmaster(path.join(directory, "postgres"));
    if (postmaster) await endProcess(postmaster.process, [["SIGQUIT", 5_000]]);
    await rm(directory, { recursive: true, force: true });
  }
}
