import { constants } from "node:fs";
import { access, chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { ensureBuild, ensureBundles } from "@/scripts/build/ensure-build";
import { bundleCommand, sourceCommand } from "@/scripts/build/programs";
import { Failure } from "@/scripts/failure";
import { checkPort } from "@/scripts/postgres/free-port";
import { startPostgres } from "@/scripts/postgres/launcher";
import { migrate } from "@/scripts/postgres/migrate";
import { findProcess } from "@/scripts/processes";
import { npmAncestors, watchAncestors } from "@/scripts/start/ancestors";
import { type Child, killGroup, startChild } from "@/scripts/start/child";
import { claimSecret } from "@/scripts/start/claim-secret";
import type { Configuration } from "@/scripts/start/configuration";
import { demoStage } from "@/scripts/start/demo-data";
import type { Lifetime } from "@/scripts/start/lifetime";
import type { Progress } from "@/scripts/start/progress";
import { readyMessage } from "@/scripts/start/ready-message";
import { claimRun, type RunRecord } from "@/scripts/start/run-record";
import { loadSecrets } from "@/scripts/start/secrets";
import { waitUntilHealthy } from "@/scripts/start/wait-until-healthy";
import { writeDemo } from "@/scripts/start/write-demo";

// Together with PostgreSQL's timeout, they stay below the ten seconds that Ctrl-C may take.
const STOP_TIMEOUT_MS = { web: 3_000, executor: 3_500, sandbox: 500 };
const POSTGRES_STOP_TIMEOUT_MS = 2_000;
const POSTGRES_POLL_MS = 2_000;
const READY_TIMEOUT_MS = 120_000;

/** Starts all parts in order. Returns when everything is ready. From then on, the lifetime is in control. */
export async function runProduct(configuration: Configuration, lifetime: Lifetime, progress: Progress): Promise<void> {
  const begun = performance.now();
  const { root, dataDir, env, parts, dev } = configuration;
  const say = (line: string) => progress.line(`  ... ${line}`);
  const run = await claimDataDirectory(configuration, lifetime, progress);
  const secrets = await loadSecrets(dataDir);
  const secret = env.NEXTAUTH_SECRET ?? secrets.nextAuthSecret;
  const sandboxUrl = parts.sandbox ? `http://127.0.0.1:${secrets.sandboxPort}` : env.SANDBOX_URL;
  const child = childStarter(configuration, lifetime, progress, run);

  Object.assign(process.env, {
    NODE_ENV: env.NODE_ENV,
    DATA_DIR: dataDir,
    NEXTAUTH_SECRET: secret,
    ...(sandboxUrl ? { SANDBOX_URL: sandboxUrl } : {}),
    // The processes write to this one, so they can't see whether it writes to a terminal.
    ...(process.stdout.isTTY && !env.LOG_FORMAT ? { LOG_FORMAT: "text" } : {}),
  });
  // Started by `scripts/launch.mjs`, it already has.
  if (!dev) await ensureBundles({ root });

  const prepareDatabase = async () => {
    let databaseUrl = env.DATABASE_URL;
    if (parts.postgres)
      await progress.stage("PostgreSQL", async () => {
        const postgres = await startEmbedded(dataDir, lifetime);
        databaseUrl = postgres.url;
        return `${postgres.reused ? "taken over" : "started"} on 127.0.0.1:${postgres.port}, data in ${dataDir}`;
      });
    process.env.DATABASE_URL = databaseUrl;
    await progress.stage("Database", async () => {
      const done = await migrate(databaseUrl, () => say("another start is migrating the database; waiting for it"));
      await claimSecret(databaseUrl, secret, { mayReplace: parts.postgres, say });
      return done ? "migrated" : "up to date";
    });
    return databaseUrl;
  };
  const startSandbox = (url: string) =>
    progress.stage("Sandbox platforms", async () => {
      await child("sandbox", [], { HOST: "127.0.0.1", PORT: String(secrets.sandboxPort) });
      await waitUntilHealthy("The sandbox", `${url}/`, READY_TIMEOUT_MS, lifetime.signal);
      return url;
    });
  const prepareData = async () => {
    const [databaseUrl] = await Promise.all([
      prepareDatabase(),
      parts.sandbox && sandboxUrl ? startSandbox(sandboxUrl) : undefined,
    ]);
    if (parts.demo && sandboxUrl) {
      const create = writeDemo(configuration, lifetime, progress, run);
      await progress.stage("Demo data", () => demoStage(configuration, databaseUrl, { sandboxUrl, say, create }));
    }
  };
  const build = () =>
    progress.stage("Production build", async () =>
      (await ensureBuild({ root, signal: lifetime.signal })) ? "made" : "up to date",
    );
  await Promise.all([prepareData(), dev ? undefined : build()]);

  const startExecutor = () =>
    progress.stage("Job executor", async () => {
      const executor = await child("executor", []);
      await Promise.race([executor.firstLine, lifetime.over]);
      return `process ${executor.pid}`;
    });
  const startWeb = () =>
    progress.stage("Web server", async () => {
      // Ctrl-C must not wait: no other server takes over.
      await child("web", dev ? ["--dev"] : [], { DRAIN_SECONDS: "0" });
      await waitUntilHealthy("The web server", healthUrl(env), READY_TIMEOUT_MS, lifetime.signal);
      return `port ${env.PORT}`;
    });
  await Promise.all([startWeb(), parts.executor ? startExecutor() : undefined]);
  progress.line(readyMessage(configuration, (performance.now() - begun) / 1000));
}

function healthUrl({ HOST, PORT }: Configuration["env"]): string {
  const everywhere = ["0.0.0.0", "::"].includes(HOST);
  return `http://${everywhere ? "localhost" : HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}/api/health`;
}

async function claimDataDirectory({ dataDir, env }: Configuration, lifetime: Lifetime, progress: Progress) {
  await makeDataDirectory(dataDir);
  const ancestors = await npmAncestors();
  const run = await claimRun(dataDir, ancestors, (line) => progress.line(`  ... ${line}`));
  lifetime.onStop(async () => run.close());
  watchAncestors(ancestors, () => lifetime.request("npm has ended"));
  await assertPortIsFree(env);
  return run;
}

async function makeDataDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      "Start",
      `${dataDir} cannot be used: ${reason}`,
      "Start as its owner, or set DATA_DIR to another directory.",
    );
  }
  // PostgreSQL may have to run as another user, who needs access to the directory. The secrets in it are 0600 each.
  await chmod(dataDir, 0o711).catch(() => {});
}

async function assertPortIsFree({ PORT, HOST }: Configuration["env"]): Promise<void> {
  const error = await checkPort(PORT, HOST);
  if (!error) return;
  const reason = error === "EADDRINUSE" ? "is in use by another program" : `cannot be used (${error})`;
  const advice =
    "Choose another port (for example, PORT=3100 npm start), or stop the program that uses it. HOST is the address.";
  throw new Failure("The web server", `port ${PORT} on ${HOST} ${reason}.`, advice);
}

async function startEmbedded(dataDir: string, lifetime: Lifetime) {
  const starting = startPostgres({ dataDir: path.join(dataDir, "postgres") });
  // Also if it is still starting, or if a killed start left it behind: this start owns it now.
  lifetime.onStop(async () => (await starting).stop(POSTGRES_STOP_TIMEOUT_MS));
  const postgres = await starting;
  lifetime.onForce(() => process.kill(postgres.pid, "SIGQUIT"));
  const watch = setInterval(async () => {
    if (lifetime.signal.aborted || (await findProcess(postgres.pid))) return;
    lifetime.fail(new Failure("PostgreSQL", "it ended unexpectedly.", `See ${dataDir}/postgres.log`));
  }, POSTGRES_POLL_MS);
  watch.unref();
  return postgres;
}

function childStarter({ root, dev }: Configuration, lifetime: Lifetime, progress: Progress, run: RunRecord) {
  return async (name: keyof typeof STOP_TIMEOUT_MS, args: string[], extra = {}): Promise<Child> => {
    lifetime.signal.throwIfAborted();
    const command = [...(dev ? sourceCommand(name) : bundleCommand(name)), ...args];
    const child = await startChild({ name, command, root, env: { ...process.env, ...extra }, print: progress.line });
    lifetime.onStop(() => child.stop(STOP_TIMEOUT_MS[name]));
    lifetime.onForce(() => killGroup(child.pid));
    child.ended.then((how) => {
      if (!lifetime.signal.aborted)
        lifetime.fail(
          new Failure(`The ${name} process`, `it ${how}.`, "Its last output is above, prefixed with its name."),
        );
    });
    await run.addChild(name, child.pid);
    return child;
  };
}
