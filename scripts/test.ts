import "@/scripts/quiet-pipe";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { OPENID_CLIENT, OPENID_PATH } from "@/sandbox/openid";
import { startSandbox } from "@/sandbox/server";
import { findBrowser } from "@/scripts/browser";
import { describeFailure } from "@/scripts/failure";
import { type Product, startProduct } from "@/scripts/test/product";
import { readPlaywright, readVitest } from "@/scripts/test/reports";
import { walkRestore } from "@/scripts/test/restore";
import { walkRollingRestart } from "@/scripts/test/rolling-restart";
import { add, describeTimes, runStep, type Tally, timed } from "@/scripts/test/step";

/**
 * `npm test`: everything that has to pass before a release. `npm run test:e2e` is its last part alone, with
 * arguments for Playwright. The last line is "N passed, N failed".
 */
const LIMIT_MS = 60 * 60_000;
const [mode, ...playwrightArguments] = process.argv.slice(2);
const whole = mode !== "e2e";
const root = process.cwd();
const directory = path.join(root, ".data", "test");
const dataDir = path.join(directory, "product");
const playwrightReport = path.join(directory, "playwright.json");

const over = new AbortController();
const limit = setTimeout(() => {
  console.error(`\nThe tests took longer than ${LIMIT_MS / 60_000} minutes.`);
  over.abort();
}, LIMIT_MS);
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => over.abort());
const { signal } = over;

rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });

/** Steps that are not tests of vitest or Playwright count only when they fail. */
const asTally = (passed: boolean): Tally => ({ passed: 0, failed: passed ? 0 : 1 });
const bin = (file: string) => path.join(root, "node_modules", file);
const step = (name: string, command: string[], env?: Record<string, string>) => runStep({ name, command, env, signal });

let total: Tally = { passed: 0, failed: 0 };
const count = (tally: Tally) => {
  total = add(total, tally);
};

if (whole) await checkSource();
// Not before the types: both write .next/types. The unit tests leave the build most of the machine, so that it ends
// early, and the first start runs beside the database tests.
const started = buildAndStart();
if (whole) await runVitest("unit", "unit tests");
if (whole) await runVitest("db", "database tests");
// Nothing that it counts depends on what runs beside it.
const counted = whole ? checkCounts() : Promise.resolve(true);
if (whole) await runVitest("direct", "API tests over the direct transport");
const product = await started;
// From the same build.
if (whole && product) await runVitest("direct", "API tests through Next alone", { CONTRACT_TRANSPORT: "next" });
count(asTally(await counted));
await testProduct(product);

clearTimeout(limit);
console.log(`\n${describeTimes()}\n\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || signal.aborted ? 1 : 0);

async function checkSource(): Promise<void> {
  count(asTally(await step("lint", [bin("@biomejs/biome/bin/biome"), "check", "."])));
  const typegen = await step("types of routes", [bin("next/dist/bin/next"), "typegen"]);
  count(asTally(typegen && (await step("types", [bin("typescript/bin/tsc"), "--noEmit"]))));
}

/** On a PostgreSQL of its own. */
function checkCounts(): Promise<boolean> {
  const command = ["--import", "tsx", "scripts/bench/index.ts", "counts", "--check"];
  return runStep({ name: "bytes and statements", command, env: { DATABASE_URL: "" }, signal, held: true });
}

async function runVitest(project: string, name: string, env?: Record<string, string>): Promise<void> {
  const report = path.join(directory, `${name}.json`);
  const vitest = [bin("vitest/vitest.mjs"), "run", `--project=${project}`, "--reporter=default", "--reporter=json"];
  const tested = await step(name, [...vitest, `--outputFile.json=${report}`], env);
  count(readVitest(report, tested));
}

/** Never rejects, because it is awaited only after the parallel tests. @returns null where there is nothing to test */
async function buildAndStart(): Promise<Product | null> {
  const command = ["--import", "tsx", "scripts/build.ts"];
  if (!(await runStep({ name: "production build", command, signal, held: whole }))) return null;
  const start = async () => startProduct(root, dataDir, signal, { quiet: whole, more: await startOpenId() });
  return timed("first start, with demo data", start).catch((error: unknown) => {
    console.error(describeFailure(error));
    return null;
  });
}

/**
 * Starts a provider that people sign in with, which the product's environment must name before its own sandbox has an
 * address. It ends with this process.
 */
async function startOpenId(): Promise<Record<string, string>> {
  const { url } = await startSandbox();
  return {
    OIDC_ISSUER: `${url}${OPENID_PATH}`,
    OIDC_CLIENT_ID: OPENID_CLIENT.id,
    OIDC_CLIENT_SECRET: OPENID_CLIENT.secret,
  };
}

async function testProduct(product: Product | null): Promise<void> {
  count(asTally(product !== null));
  if (!product) return;
  let running = product;
  try {
    const command = [bin("@playwright/test/cli.js"), "test", ...playwrightArguments];
    const passed = await step("API and browser tests", command, {
      CHROMIUM_PATH: await findBrowser(console.log),
      DEMO_FILE: product.demoFile,
      PLAYWRIGHT_REPORT: playwrightReport,
    });
    count(readPlaywright(playwrightReport, passed));
    if (!whole) return await product.stop();
    console.log("\n== starting the product again after kill -9, and stopping it");
    await product.abandon();
    running = await timed("second start", () => startProduct(root, dataDir, signal));
    await running.stop();
    count(asTally(await step("the image's steps in a plain folder", ["--import", "tsx", "scripts/test/container.ts"])));
    console.log("\n== restoring a copy of its data");
    await timed("restore", () => walkRestore(root, dataDir, signal));
    console.log("\n== restarting two web servers one after the other, under load");
    await timed("rolling restart", () => walkRollingRestart(root, dataDir, signal));
  } catch (error) {
    console.error(describeFailure(error));
    count({ passed: 0, failed: 1 });
  } finally {
    await running.destroy();
  }
}
