import "@/scripts/quiet-pipe";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { describeFailure, Failure } from "@/scripts/failure";
import { writePackage } from "@/scripts/package/write-package";
import { freePort } from "@/scripts/postgres/free-port";
import { readImage } from "@/scripts/test/dockerfile";
import { smoke } from "@/scripts/test/smoke";

/**
 * Performs the steps of the Dockerfile in a plain folder: packages the current build, starts it with the image's command
 * and environment as another user who can't write to it, and uses it. For machines without a container daemon.
 */
const MAX_BYTES = 450_000_000;
const READY_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 15_000;
/** What the build stage runs before the package. `npm ci` and the build of this checkout are their results. */
const DONE = ["npm ci", "npm run build"];
const PACKAGE = "npm run package -- /out";
/** The image's user, if this process may become another one. */
const OTHER_USER: { uid?: number; gid?: number } = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const run = promisify(execFile);
const begun = performance.now();
const say = (line: string) => console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`);
const folder = await mkdtemp(path.join(tmpdir(), "clipscope-image-"));
try {
  await check();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
} finally {
  await run("chmod", ["-R", "u+w", folder]);
  await rm(folder, { recursive: true, force: true });
}

async function check(): Promise<void> {
  const image = readImage(await readFile("Dockerfile", "utf8"));
  const unknown = image.buildSteps.filter((step) => ![...DONE, PACKAGE].includes(step));
  if (unknown.length > 0) throw new Failure("The Dockerfile", `this check doesn't know: ${unknown.join("; ")}`);
  if (["", "root", "0"].includes(image.user)) throw new Failure("The Dockerfile", "its user is root.");
  await chmod(folder, 0o711);
  const [app, data] = [path.join(folder, "app"), path.join(folder, "data")];
  const { files, bytes } = await writePackage(process.cwd(), app);
  say(`packaged: ${files} files, ${Math.round(bytes / 1e6)} MB`);
  if (bytes > MAX_BYTES) throw new Failure("The image", `it has ${bytes} bytes; ${MAX_BYTES} are allowed.`);
  if (await lstat(path.join(app, ".next", "cache")).catch(() => null))
    throw new Failure("The image", "it has the build's cache.");
  await run("chmod", ["-R", "a-w,a+rX", app]);
  await mkdir(data, { mode: 0o711 });
  if (OTHER_USER.uid !== undefined) await run("chown", [`${OTHER_USER.uid}:${OTHER_USER.gid}`, data]);
  await use(app, data, image);
}

async function use(app: string, data: string, image: ReturnType<typeof readImage>): Promise<void> {
  const before = await listed(app);
  const port = await freePort();
  // No demo data, which takes a minute, and only this machine may connect.
  const more = { DATA_DIR: data, PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "warn" };
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, NODE_ENV: "production", ...image.env, ...more };
  const options = { cwd: app, env, ...OTHER_USER };
  const inside = (command: readonly string[], input?: string) => {
    const [program = "", ...args] = command;
    const running = run(program === "node" ? process.execPath : program, args, options);
    running.child.stdin?.end(input);
    return running;
  };
  const [, ...args] = [...image.command, "--no-demo"];
  const product = spawn(process.execPath, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [product.stdout, product.stderr])
    stream.on("data", (text) => {
      output += text;
    });
  try {
    const deadline = performance.now() + READY_TIMEOUT_MS;
    while (!output.includes("Clipscope is ready")) {
      if (product.exitCode !== null || performance.now() > deadline)
        throw new Failure("The image", "it did not start.", output.slice(-4000));
      await sleep(100);
    }
    say("started");
    await inside(image.healthcheck);
    await smoke(`http://localhost:${port}`, (command, input) => inside([...image.entrypoint, ...command], input), say);
    const exited = once(product, "exit");
    product.kill("SIGTERM");
    const [code] = await Promise.race([exited, sleep(STOP_TIMEOUT_MS, ["late"], { ref: false })]);
    if (code !== 0) throw new Failure("The image", `it ended with ${code} after SIGTERM.`, output.slice(-4000));
    say("stopped");
    const after = await listed(app);
    if (after.join() !== before.join()) throw new Failure("The image", "it changed its own files.");
  } finally {
    if (product.exitCode === null) {
      product.kill("SIGTERM");
      await Promise.race([once(product, "exit"), sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
      product.kill("SIGKILL");
    }
  }
}

async function listed(directory: string): Promise<string[]> {
  return (await readdir(directory, { recursive: true })).sort();
}
