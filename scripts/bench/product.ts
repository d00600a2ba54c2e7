import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { MAX_HANDLES } from "@/lib/insight/follows/handle-rules";
import { longestTask, noteLongTasks, scrollThrough } from "@/scripts/bench/long-tasks";
import { type Measurement, ROUNDS } from "@/scripts/bench/measure";
import { memoryOf } from "@/scripts/bench/memory";
import { BROWSER_FLAGS, findBrowser } from "@/scripts/browser";
import { signIn } from "@/scripts/product/sign-in";
import { type Demo, withProduct } from "@/scripts/product/with-product";

const NAME = "bench";
const MEMORY = { of: "figure", atMost: 350, band: 0.05 } as const;
const TASK = { of: "figure", atMost: 50, band: 0.2 } as const;

/**
 * Measures the whole product with its demo data: the memory of all its processes a minute after it is ready, with no
 * request in between, and the longest task of the browser's main thread while large pages appear and scroll.
 */
export async function benchProduct(): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  await withProduct(NAME, async (demo) => {
    await sleep(MINUTE_MS);
    const memory = await memoryOf(path.join(process.cwd(), ".data", NAME));
    for (const [name, bytes] of memory) rows.push({ name: `memory of ${name}`, unit: "MB", ours: [bytes / 1e6] });
    const total = [...memory.values()].reduce((sum, bytes) => sum + bytes, 0);
    rows.push({ name: "memory of all processes, idle", unit: "MB", ours: [total / 1e6], goal: MEMORY });
    rows.push(...(await benchBrowser(demo)));
  });
  return rows;
}

export async function benchBrowser(demo: Demo): Promise<Measurement[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(() => {}), args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: demo.url });
    await signIn(page, demo);
    await noteLongTasks(page);
    return [...(await benchTable(page)), ...(await benchChart(page))];
  } finally {
    await browser.close();
  }
}

/** The verdicts on a list of creators, as many as it can have: no other table has more than 50 rows a page. */
async function benchTable(page: Page): Promise<Measurement[]> {
  const list = Array.from({ length: MAX_HANDLES }, (_, index) => `bench_creator_${index}`).join("\n");
  return benchTasks(`a table of ${MAX_HANDLES} rows`, async () => {
    await page.goto("/following");
    await page.getByRole("button", { name: "Follow a list" }).click();
    const dialog = page.getByRole("dialog", { name: "Follow a list" });
    await dialog.getByLabel("Creators", { exact: true }).fill(list);
    // What it takes to open the dialog and to type isn't the table's.
    await longestTask(page);
    await dialog.getByRole("button", { name: "Check list" }).click();
    await dialog.getByText("Result per creator").click();
    const table = dialog.getByRole("table", { name: "Creators", exact: true });
    await table.getByRole("row").nth(MAX_HANDLES).waitFor();
    const appeared = await longestTask(page);
    await table.hover();
    await scrollThrough(page);
    return { appeared, scrolled: await longestTask(page) };
  });
}

/** The chart of the demo's video with most views, which has 30 days of hours. */
async function benchChart(page: Page): Promise<Measurement[]> {
  await page.goto("/videos?sort=views");
  const link = page.locator("main table a[href^='/videos/']").first();
  const video = (await link.getAttribute("href")) ?? "";
  return benchTasks("a chart of 720 hours", async () => {
    await page.goto(video);
    await page.locator("main .recharts-surface").first().waitFor();
    const appeared = await longestTask(page);
    await page.locator("main .recharts-surface").first().hover();
    await scrollThrough(page);
    return { appeared, scrolled: await longestTask(page) };
  });
}

async function benchTasks(
  name: string,
  open: () => Promise<{ appeared: number; scrolled: number }>,
): Promise<Measurement[]> {
  const appearing: number[] = [];
  const scrolling: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { appeared, scrolled } = await open();
    appearing.push(appeared);
    scrolling.push(scrolled);
  }
  const row = (what: string, ours: number[]) => ({
    name: `longest task as ${name} ${what}`,
    unit: "ms",
    ours,
    goal: TASK,
  });
  return [row("appears", appearing), row("scrolls", scrolling)];
}
