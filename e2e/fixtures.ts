import { type APIRequestContext, test as base, type Page } from "@playwright/test";
import { type Demo, readDemo } from "@/e2e/demo";
import { CPU_THROTTLE } from "@/e2e/throttle";

export { expect } from "@playwright/test";

async function throttle(page: Page): Promise<void> {
  try {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_THROTTLE });
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}

interface WorkerFixtures {
  /** URL, accounts and keys of the product under test. */
  demo: Demo;
}

interface TestFixtures {
  /** Requests with an API key. */
  apiAs(key: string): Promise<APIRequestContext>;
  /** Errors in the browser's console that a test expects: `test.use({ expectedErrors: [/402/] })`. */
  expectedErrors: RegExp[];
  /** Fails the test on any other. */
  consoleGuard: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  demo: [
    // The only form that satisfies both biome and Playwright: the first parameter must be a pattern.
    async ({ browserName: _ }, use) => {
      await use(readDemo());
    },
    { scope: "worker" },
  ],
  apiAs: async ({ playwright, demo }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (key) => {
      const context = await playwright.request.newContext({
        baseURL: demo.url,
        extraHTTPHeaders: { "X-API-Key": key },
      });
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.dispose()));
  },
  expectedErrors: [[], { option: true }],
  consoleGuard: [
    async ({ expectedErrors }, use, testInfo) => {
      await use(undefined);
      const errors = errorsOf.get(testInfo.testId) ?? [];
      const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
      if (unexpected.length > 0) throw new Error(`Unexpected errors in the console:\n${unexpected.join("\n")}`);
    },
    { auto: true },
  ],
  context: async ({ context }, use, testInfo) => {
    const errors: string[] = [];
    errorsOf.set(testInfo.testId, errors);
    context.on("console", (message) => {
      if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => errors.push(String(error.error().stack ?? error.error())));
    if (CPU_THROTTLE > 1) context.on("page", throttle);
    await use(context);
  },
});

/** Per test, because the guard must not open a browser for tests without one. */
const errorsOf = new Map<string, string[]>();
