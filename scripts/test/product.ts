import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "@/scripts/failure";
import { freePort } from "@/scripts/postgres/free-port";
import { findPostmaster } from "@/scripts/postgres/postmaster";
import { endProcess } from "@/scripts/processes";

export interface Product {
  demoFile: string;
  /** The product's URL. demo.json contains the URL of the first start. */
  url: string;
  /** Stops it as Ctrl-C does. @throws Failure if it does not end cleanly and in time */
  stop(): Promise<void>;
  /** Kills the start as `kill -9` does, without stopping its parts. */
  abandon(): Promise<void>;
  /** Ends whatever is left, by force. */
  destroy(): Promise<void>;
}

const READY = /Clipscope is ready/;
const READY_TIMEOUT_MS = 1_200_000;
const STOP_TIMEOUT_MS = 12_000;

/**
 * Starts the product as `npm start` does, with a separate data directory and port, and without the caller's
 * environment.
 * @param quiet hides its progress
 * @param more variables beyond those of every test
 */
export async function startProduct(
  root: string,
  dataDir: string,
  signal: AbortSignal,
  { quiet = false, more = {} }: { quiet?: boolean; more?: Readonly<Record<string, string>> } = {},
): Promise<Product> {
  mkdirSync(dataDir, { recursive: true });
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    cwd: root,
    env: { ...ownEnvironment(), DATA_DIR: dataDir, PORT: String(port), ...more },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const lines: string[] = [];
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (!quiet && /^ {2}(ok|\.\.\.) /.test(line)) console.log(line);
        if (READY.test(line)) resolve();
      });
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const tail = () => lines.slice(-40).join("\n");
  const product: Product = {
    demoFile: path.join(dataDir, "demo.json"),
    url: `http://localhost:${port}`,
    async stop() {
      child.kill("SIGINT");
      const code = await Promise.race([ended, sleep(STOP_TIMEOUT_MS, "late" as const)]);
      if (code !== 0) throw new Failure("Stopping the product", `it ended with ${code}.`, tail());
    },
    async abandon() {
      child.kill("SIGKILL");
      await ended;
    },
    async destroy() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await endRecorded(dataDir);
    },
  };
  const early = ended.then((code) => {
    throw new Failure("Starting the product", `it ended with ${code}.`, tail());
  });
  const late = sleep(READY_TIMEOUT_MS, undefined, { ref: false, signal }).then(() => {
    throw new Failure("Starting the product", `it was not ready after ${READY_TIMEOUT_MS / 1000} s.`, tail());
  });
  early.catch(() => {});
  late.catch(() => {});
  try {
    await Promise.race([ready, early, late]);
  } catch (error) {
    await product.destroy();
    throw error;
  }
  return product;
}

/** Webhooks go to the tests' own receiver, all browser tests sign up from one address, and one opens a page for developers. */
const FOR_TESTS = { WEBHOOK_ALLOW_LOOPBACK: "1", SIGN_UPS_PER_ADDRESS: "10000", DEV_PAGES: "1" };

/** Returns the environment without the user's keys and databases. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "CI", "USER", "SystemRoot"];
  const entries = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  // An empty value overrides one from a `.env` file.
  const empty = [
    "DATABASE_URL",
    "YOUTUBE_API_KEY",
    "X_BEARER_TOKEN",
    "RAPIDAPI_KEY",
    "INSTAGRAM_GRAPH_TOKEN",
    "SANDBOX_URL",
    "APP_URL",
  ];
  const more = ["INNGEST_DEV", "INNGEST_BASE_URL", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "SMTP_URL", "HOST"];
  const cleared = [...empty, ...more].map((name) => [name, ""]);
  return { ...Object.fromEntries([...cleared, ...entries]), LOG_LEVEL: "warn", ...FOR_TESTS };
}

async function endRecorded(dataDir: string): Promise<void> {
  const record = await readFile(path.join(dataDir, "run.json"), "utf8").catch(() => "{}");
  const { children = [] }: { children?: { pid: number; startedAt: string }[] } = JSON.parse(record);
  for (const child of children) await endProcess(child, [["SIGKILL", 1_000]]);
  const postmaster = await findPostmaster(path.join(dataDir, "postgres"));
  if (postmaster) await endProcess(postmaster.process, [["SIGQUIT", 5_000]]);
}
