import "@/scripts/quiet-pipe";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "@/scripts/browser";
import { describeFailure } from "@/scripts/failure";
import { type Product, startProduct } from "@/scripts/test/product";
import { readPlaywright, readVitest } from "@/scripts/test/reports";
import { walkRestore } from "@/scripts/test/restore";
import { add, runStep, type Tally } from "@/scripts/test/step";

/** `npm test`: everything that tells whether the product may be handed out. Its last line is "N passed, N failed". */
const LIMIT_MS = 60 * 60_000;
const root = process.cwd();
const directory = path.join(root, ".data", "test");
const vitestReport = path.join(directory, "vitest.json");
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

/** What is no test of vitest or Playwright counts only when it fails. */
const asTally = (passed: boolean): Tally => ({ passed: 0, failed: passed ? 0 : 1 });
const bin = (file: string) => path.join(root, "node_modules", file);
const step = (name: string, command: string[], env?: Record<string, string>) => runStep({ name, command, env, signal });

let total: Tally = { passed: 0, failed: 0 };
const count = (tally: Tally) => {
  total = add(total, tally);
};

count(asTally(await step("lint", [bin("@biomejs/biome/bin/biome"), "check", "."])));
const typegen = await step("types of routes", [bin("next/dist/bin/next"), "typegen"]);
count(asTally(typegen && (await step("types", [bin("typescript/bin/tsc"), "--noEmit"]))));
const vitest = [bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json"];
const tested = await step("import rules, rules, verbs, routes", [...vitest, `--outputFile.json=${vitestReport}`]);
count(readVitest(vitestReport, tested));
const built = await step("production build", ["--import", "tsx", "scripts/build.ts"]);
count(asTally(built));
if (built) await testProduct();

clearTimeout(limit);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || signal.aborted ? 1 : 0);

async function testProduct(): Promise<void> {
  const dataDir = path.join(directory, "product");
  let product: Product | undefined;
  try {
    const browser = await findBrowser(console.log);
    console.log("\n== starting the product");
    product = await startProduct(root, dataDir, signal);
    const passed = await step("API and browser", [bin("@playwright/test/cli.js"), "test"], {
      CHROMIUM_PATH: browser,
      DEMO_FILE: product.demoFile,
      PLAYWRIGHT_REPORT: playwrightReport,
    });
    count(readPlaywright(playwrightReport, passed));
    console.log("\n== starting the product again after kill -9, and stopping it");
    await product.abandon();
    product = await startProduct(root, dataDir, signal);
    await product.stop();
    console.log("\n== restoring a copy of its data");
    await walkRestore(root, dataDir, signal);
  } catch (error) {
    console.error(describeFailure(error));
    count({ passed: 0, failed: 1 });
  } finally {
    await product?.destroy();
  }
}
