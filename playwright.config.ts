import { defineConfig, devices } from "@playwright/test";
import { readDemo } from "@/e2e/demo";
import { CPU_THROTTLE } from "@/e2e/throttle";
import { BROWSER_FLAGS, findBrowser } from "@/scripts/browser";

const executablePath = await findBrowser();
// Workers read this file too and inherit the environment: they need not search again.
process.env.CHROMIUM_PATH = executablePath;
const report = process.env.PLAYWRIGHT_REPORT;

export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  // Two wait for pages and answers a third of the time.
  workers: 3,
  retries: 0,
  // Generous: shared machines may be ten times slower for a while, and a time-out is no finding.
  timeout: 300_000 * CPU_THROTTLE,
  expect: { timeout: 30_000 * CPU_THROTTLE },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ...(report ? ([["json", { outputFile: report }]] as const) : [])],
  use: {
    baseURL: readDemo().url,
    // Recording one slows every story down, for the few that fail: TRACE=1 records the failed ones of that run.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args: BROWSER_FLAGS },
  },
  projects: [
    { name: "clients", testDir: "e2e/clients" },
    { name: "ui", testDir: "e2e/ui", use: { ...devices["Desktop Chrome"] } },
    { name: "api", testDir: "e2e/api" },
    // After the API's stories: both send keys that do not exist, which are limited by address.
    { name: "sources", testDir: "e2e/sources", dependencies: ["api"] },
    // Bad keys are counted by address: this uses up what one may send in a minute, so nothing else runs beside it.
    { name: "limits", testDir: "e2e/limits", dependencies: ["clients", "ui", "sources"] },
  ],
});
