import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:https";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "@/scripts/failure";
import { freePort } from "@/scripts/postgres/free-port";
import { startPostgres } from "@/scripts/postgres/launcher";
import { storedSecret } from "@/scripts/start/secrets";
import { waitUntilHealthy } from "@/scripts/start/wait-until-healthy";
import { DOCUMENTED_HOST, type DocumentedProxy, installProxy, PROXIES, startProxy } from "@/scripts/test/proxies";

const NAME = "Restarting web servers one after the other";
const CLIENTS = 8;
const DRAIN_SECONDS = 2;
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;

interface Web {
  address: string;
  /** Ends it with SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
}

/** What clients saw: failures are broken connections and answers of 500 or more. */
interface Seen {
  answered: number;
  failures: string[];
  slowestMs: number;
}

/**
 * Restarts two web servers one after the other behind each documented proxy, while clients send requests, on the
 * database of a stopped product. Prints the figures.
 * @throws Failure if a request failed or a server didn't end by itself
 */
export async function walkRollingRestart(root: string, dataDir: string, signal: AbortSignal): Promise<void> {
  const proxies = PROXIES.filter(({ name }) => installProxy(name));
  if (proxies.length === 0) return console.log("no proxy is installed, and none can be: not tried");
  const postgres = await startPostgres({ dataDir: path.join(dataDir, "postgres") });
  const { keys } = JSON.parse(await readFile(path.join(dataDir, "demo.json"), "utf8"));
  const start = (port: number) =>
    startWeb(root, port, { DATABASE_URL: postgres.url, NEXTAUTH_SECRET: storedSecret(dataDir) ?? "" }, signal);
  const ports = [await freePort(), await freePort()];
  const servers = await Promise.all(ports.map(start));
  try {
    for (const proxy of proxies)
      await restartBehind(proxy, servers, { start: (at) => start(ports[at] ?? 0), key: keys.full });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.stop();
  }
}

async function restartBehind(
  proxy: DocumentedProxy,
  servers: Web[],
  { start, key }: { start(at: number): Promise<Web>; key: string },
): Promise<void> {
  const running = await startProxy(
    proxy,
    servers.map(({ address }) => address),
  );
  const seen: Seen = { answered: 0, failures: [], slowestMs: 0 };
  const ending = new AbortController();
  try {
    await waitFor(async () => (await send(running.port, key, "GET").catch(() => 0)) === 200);
    const clients = Array.from({ length: CLIENTS }, (_, at) => useApi(running.port, key, at, seen, ending.signal));
    await sleep(1_000);
    for (const at of servers.keys()) {
      const code = await servers[at]?.stop();
      if (code !== 0) throw new Failure(NAME, `a web server ended with ${code} after SIGTERM.`);
      servers[at] = await start(at);
      // The proxy has to see that it is back before the other goes.
      await sleep(2_500);
    }
    ending.abort();
    await Promise.all(clients);
  } finally {
    ending.abort();
    running.stop();
  }
  const { answered, failures, slowestMs } = seen;
  console.log(
    `${proxy.name}: ${answered} requests, ${failures.length} failed, the slowest took ${Math.round(slowestMs)} ms`,
  );
  if (failures.length > 0)
    throw new Failure(
      NAME,
      `behind ${proxy.name}, ${failures.length} requests failed.`,
      failures.slice(0, 5).join("\n"),
    );
  if (answered < 100) throw new Failure(NAME, `behind ${proxy.name}, only ${answered} requests were made.`);
}

/** Sends requests one after the other on a connection of its own; every second one has a body and isn't repeatable. */
async function useApi(port: number, key: string, at: number, seen: Seen, signal: AbortSignal): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
  for (let sent = at; !signal.aborted; sent += 1) {
    const begun = performance.now();
    try {
      const status = await send(port, key, sent % 2 ? "POST" : "GET", agent);
      seen.answered += 1;
      if (status >= 500) seen.failures.push(`status ${status}`);
    } catch (error) {
      seen.failures.push(String(error));
    }
    seen.slowestMs = Math.max(seen.slowestMs, performance.now() - begun);
    await sleep(20);
  }
  agent.destroy();
}

/** @returns the status. The POST has no links to track: it is refused, and changes nothing. */
function send(port: number, key: string, method: "GET" | "POST", agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const to = method === "GET" ? "/api/v1/whoami" : "/api/v1/videos/track";
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path: to,
        method,
        agent,
        servername: DOCUMENTED_HOST,
        rejectUnauthorized: false,
        headers: { host: DOCUMENTED_HOST, "X-API-Key": key, "Content-Type": "application/json" },
      },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
        answer.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(method === "POST" ? "{}" : undefined);
  });
}

async function startWeb(root: string, port: number, env: Record<string, string>, signal: AbortSignal): Promise<Web> {
  const child: ChildProcess = spawn(process.execPath, ["scripts/launch.mjs", "web"], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      LOG_LEVEL: "warn",
      TRUSTED_PROXIES: "127.0.0.1",
      DRAIN_SECONDS: String(DRAIN_SECONDS),
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit"],
    signal,
  });
  const exited = once(child, "exit");
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    const late = sleep(STOP_TIMEOUT_MS, undefined, { ref: false }).then(() => child.kill("SIGKILL"));
    const [code] = await Promise.race([exited, late.then(() => exited)]);
    return code;
  };
  try {
    await waitUntilHealthy("A web server", `http://127.0.0.1:${port}/api/health`, READY_TIMEOUT_MS, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: `127.0.0.1:${port}`, stop };
}

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Failure(NAME, "a server or proxy did not start.");
    await sleep(100);
  }
}
