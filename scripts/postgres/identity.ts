import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { Failure } from "@/scripts/failure";

/** The user that runs PostgreSQL's programs, and how: they don't run as root. */
export interface Identity {
  /** Prefixed to the command line. Each of these replaces itself with the program, so the pid stays the same. */
  wrapper: readonly string[];
  uid?: number;
  gid?: number;
  /** The user that must own the data directory, as seen from outside. Undefined leaves the owner unchanged. */
  owner?: number;
}

const NOBODY = 65534;
const PLAIN: Identity = { wrapper: [] };
const AS_NOBODY: Identity = { wrapper: [], uid: NOBODY, gid: NOBODY, owner: NOBODY };
/** Still root outside, with access to any directory, but another user inside the namespace. */
const IN_NAMESPACE: Identity = {
  wrapper: ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`],
  owner: 0,
};
/** For systems that forbid user namespaces (many containers): another user, who keeps root's access to directories. */
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
 * Tries each way in turn: can the program run, and can it write to the directory? The directory must exist. It is given
 * to the identity found.
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
    `it does not run as root, and no other user can access ${dataDir} and ${program} (${reason}).`,
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

/** Returns the environment without the caller's PG* variables and locale, which would change the programs' behavior. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, HOME: "/", LC_ALL: "C", TZ: "UTC" };
}

/** Gives the whole tree to the identity if it belongs to another one, for example after the project was moved. */
export async function giveTo(identity: Identity, target: string): Promise<void> {
  if (identity.owner === undefined || (await stat(target)).uid === identity.owner) return;
  await run("chown", ["-R", `${identity.owner}:${identity.owner}`, target]);
}

/** Gives the identity access to a single file that one of its programs reads. */
export async function giveFileTo(identity: Identity, file: string): Promise<void> {
  if (identity.owner !== undefined) await chown(file, identity.owner, identity.owner);
}
