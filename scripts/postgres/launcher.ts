import { spawn } from "node:child_process";
import { mkdir, open, readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";
import { Failure } from "@/scripts/failure";
import { postgresBinaries } from "@/scripts/postgres/binaries";
import { clusterExists, createCluster, POSTGRES_USER, readPassword } from "@/scripts/postgres/cluster";
import { freePort } from "@/scripts/postgres/free-port";
import { cleanEnvironment, commandLine, findIdentity, giveTo } from "@/scripts/postgres/identity";
import { findPostmaster, type Postmaster, removeStalePidFile } from "@/scripts/postgres/postmaster";
import { endProcess, isAlive } from "@/scripts/processes";

const DATABASE = "clipscope";
const MAX_LOG_BYTES = 10_000_000;
const START_TIMEOUT_MS = 60_000;

export interface PostgresOptions {
  /** Directory of the cluster. Its password and log are next to it: `<dataDir>.password` (0600) and `<dataDir>.log`. */
  dataDir: string;
  log?: (line: string) => void;
  /** Server settings for a start. A server that is already running keeps its own. */
  settings?: Record<string, string>;
}

export interface RunningPostgres {
  url: string;
  port: number;
  pid: number;
  /** It was already running. Only the process that started it should stop it. */
  reused: boolean;
  /**
   * Ends connections and shuts down cleanly. After the timeout (8 s by default) it stops immediately, and the server
   * recovers at the next start.
   */
  stop(timeoutMs?: number): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on the directory, creating the cluster first if needed, or uses the server already
 * running there. The server outlives this process unless it is stopped.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  await mkdir(path.dirname(path.resolve(options.dataDir)), { recursive: true });
  const dataDir = path.join(
    await realpath(path.dirname(path.resolve(options.dataDir))),
    path.basename(options.dataDir),
  );
  const log = options.log ?? (() => {});
  if (await findPostmaster(dataDir)) {
    const running = await waitUntilReady(dataDir);
    if (running) return connect(dataDir, running, true);
  }
  const launched = await launch(dataDir, options.settings ?? {}, log);
  const started = await waitUntilReady(dataDir);
  if (!started) throw new Failure("PostgreSQL", "it ended during startup.", await logTail(dataDir));
  // Of two concurrent starts, the second one finds the first one's server.
  return connect(dataDir, started, started.process.pid !== launched);
}

/** @returns the pid of the spawned process, which ends immediately if another server was faster */
async function launch(dataDir: string, settings: Record<string, string>, log: (line: string) => void) {
  const binaries = await postgresBinaries();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const identity = await findIdentity(binaries.postgres, dataDir);
  if (!(await clusterExists(dataDir))) {
    log(`creating a database in ${dataDir}`);
    await createCluster(binaries, identity, dataDir);
  }
  await giveTo(identity, dataDir);
  await removeStalePidFile(dataDir);
  const port = await freePort();
  const all = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const args = ["-D", dataDir, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const [command, rest] = commandLine(identity, binaries.postgres, args);
  const output = await open(`${dataDir}.log`, "a", 0o600);
  if ((await output.stat()).size > MAX_LOG_BYTES) await output.truncate();
  try {
    // In a separate process group: Ctrl-C in the terminal must reach the parent first, which stops PostgreSQL last.
    const child = spawn(command, rest, {
      cwd: "/",
      env: cleanEnvironment(),
      uid: identity.uid,
      gid: identity.gid,
      detached: true,
      stdio: ["ignore", output.fd, output.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (error) => reject(new Failure("PostgreSQL", `it could not be run: ${error.message}`)));
    });
    child.unref();
    // Until its pid file exists, an early end is only detected here.
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < deadline && child.exitCode === null && !(await findPostmaster(dataDir))) await sleep(10);
    return child.pid;
  } finally {
    await output.close();
  }
}

/** Returns null if it ended before it was ready. */
async function waitUntilReady(dataDir: string): Promise<Postmaster | null> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const found = await findPostmaster(dataDir);
    if (!found || found.ready) return found;
    await sleep(10);
  }
  throw new Failure("PostgreSQL", `not ready after ${START_TIMEOUT_MS / 1000} s.`, await logTail(dataDir));
}

async function connect(dataDir: string, postmaster: Postmaster, reused: boolean): Promise<RunningPostgres> {
  const { port, process: server } = postmaster;
  const origin = `postgres://${POSTGRES_USER}:${await readPassword(dataDir)}@127.0.0.1:${port}`;
  const sql = postgres(connectionOptions(`${origin}/postgres`, "scripts", 1));
  try {
    // Two concurrent starts must not both create the database. Ending the session releases the lock.
    await sql`select pg_advisory_lock(hashtext(${DATABASE}))`;
    const [row] = await sql`select exists (select from pg_database where datname = ${DATABASE}) as there`;
    if (!row?.there) await sql`create database ${sql(DATABASE)}`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure("PostgreSQL", `the server on ${dataDir} rejects connections: ${reason}`, await logTail(dataDir));
  } finally {
    await sql.end({ timeout: 1 });
  }
  return {
    url: `${origin}/${DATABASE}`,
    port,
    pid: server.pid,
    reused,
    // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one.
    stop: async (timeoutMs = 8_000) => {
      const ended = await endProcess(server, [
        ["SIGINT", timeoutMs],
        ["SIGQUIT", 1_000],
      ]);
      if (!ended && (await isAlive(server))) throw new Failure("PostgreSQL", `process ${server.pid} does not end.`);
    },
  };
}

async function logTail(dataDir: string): Promise<string> {
  const text = await readFile(`${dataDir}.log`, "utf8").catch(() => "");
  return text.trim().split("\n").slice(-8).join("\n");
}
