import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { Failure } from "@/scripts/failure";

/** As whom, and by which means, PostgreSQL's programs are run: they refuse to be run by root. */
export interface Identity {
  /** Prefixed to the command line; each of these replaces itself by the program, so the pid stays. */
  wrapper: readonly string[];
  uid?: number;
  gid?: number;
  /** Whom the data directory must belong to, seen from outside; undefined leaves it alone. */
  owner?: number;
}

const NOBODY = 65534;
const PLAIN: Identity = { wrapper: [] };
const AS_NOBODY: Identity = { wrapper: [], uid: NOBODY, gid: NOBODY, owner: NOBODY };
/** Still root outside, which may enter any directory, but somebody else in its own eyes. */
const IN_NAMESPACE: Identity = {
  wrapper: ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`],
  owner: 0,
};
/** Where user namespaces are forbidden (many containers): another user, who keeps root's way into any directory. */
const WITH_PASSAGE: Identity = {
  wrapper: [
    "setpriv",
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ],
  owner: NOBODY,
};

const run = promisify(execFile);

/**
 * Tries the ways one after the other: can the program be run and the directory be written to?
 * The directory must exist; it is given to the identity that is found.
 */
export async function findIdentity(program: string, dataDir: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return PLAIN;
  let reason = "";
  for (const identity of [AS_NOBODY, IN_NAMESPACE, WITH_PASSAGE]) {
    await giveTo(identity, dataDir);
    try {
      await runAs(identity, "/bin/sh", ["-c", 'cd "$1" && test -w . && exec "$2" --version', "sh", dataDir, program]);
      return identity;
    } catch (error) {
      reason = error instanceof Error ? error.message.trim() : String(error);
    }
  }
  throw new Failure(
    "PostgreSQL",
    `it refuses to run as root, and no other user can reach ${dataDir} and ${program} (${reason}).`,
    "Start as an ordinary user, or put the project where others may enter (not under a directory of mode 0700),\nor set DATABASE_URL to a PostgreSQL (15 or newer) of your own.",
  );
}

export function runAs(identity: Identity, program: string, args: readonly string[]) {
  const [command, rest] = commandLine(identity, program, args);
  return run(command, rest, { cwd: "/", env: cleanEnvironment(), uid: identity.uid, gid: identity.gid });
}

export function commandLine(identity: Identity, program: string, args: readonly string[]): [string, string[]] {
  const [command = program, ...rest] = [...identity.wrapper, program, ...args];
  return [command, rest];
}

/** Without the caller's PG* variables and locale, which would change what the programs do. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, HOME: "/", LC_ALL: "C", TZ: "UTC" };
}

/** Gives the whole tree to the identity where it belongs to another, say after the project was moved. */
export async function giveTo(identity: Identity, target: string): Promise<void> {
  if (identity.owner === undefined || (await stat(target)).uid === identity.owner) return;
  await run("chown", ["-R", `${identity.owner}:${identity.owner}`, target]);
}

/** For a single file that a program run by the identity reads. */
export async function giveFileTo(identity: Identity, file: string): Promise<void> {
  if (identity.owner !== undefined) await chown(file, identity.owner, identity.owner);
}
