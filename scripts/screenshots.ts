import "@/scripts/quiet-pipe";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { BROWSER_FLAGS, findBrowser } from "@/scripts/browser";
import { describeFailure } from "@/scripts/failure";
import { signIn } from "@/scripts/product/sign-in";
import { type Demo, withProduct } from "@/scripts/product/with-product";

/** `npm run screenshots`: retakes the pictures of the README and the landing page from demo data, in both themes. */
const THEMES = ["light", "dark"] as const;
const README = { folder: path.join("docs", "pictures"), width: 1440, height: 900, scale: 1, quality: 86 };
/** Sharp on dense screens too, where the artifacts of a lower quality are too small to see. */
const LANDING = {
  folder: path.join("components", "landing", "pictures"),
  width: 1440,
  height: 880,
  scale: 1.5,
  quality: 72,
};
const LANDING_PHONE = { ...LANDING, width: 390, height: 620, scale: 2 };

interface Picture {
  name: string;
  format: typeof README;
  /** Brings the page to the state to be captured. */
  lead(page: Page): Promise<void>;
}

const overview = (page: Page) => open(page, "/overview?range=7d");

const PICTURES: readonly Picture[] = [
  { name: "overview", format: README, lead: overview },
  { name: "overview", format: LANDING, lead: overview },
  { name: "overview-phone", format: LANDING_PHONE, lead: overview },
  {
    name: "video",
    format: README,
    lead: async (page) => {
      await open(page, "/videos?sort=views");
      await page.locator("main table a[href^='/videos/']").first().click();
      await page.waitForURL(/\/videos\/[a-z0-9]{20,}/);
    },
  },
  {
    name: "channel",
    format: README,
    lead: async (page) => {
      await open(page, "/channels");
      await page.locator("main a[href^='/channels/']:visible").first().click();
      await page.waitForURL(/\/channels\/[0-9a-f-]{36}/);
    },
  },
];

async function open(page: Page, place: string): Promise<void> {
  await page.goto(place);
}

async function take(browser: Browser, demo: Demo, format: typeof README): Promise<void> {
  const { folder, width, height, scale, quality } = format;
  await mkdir(folder, { recursive: true });
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({
      baseURL: demo.url,
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme,
      reducedMotion: "reduce",
      timezoneId: "Europe/Berlin",
      locale: "en-US",
    });
    const page = await context.newPage();
    await signIn(page, demo);
    for (const { name, lead } of PICTURES.filter((picture) => picture.format === format)) {
      await lead(page);
      // Charts and maps load on demand. A page that is still loading is not captured.
      await page.waitForLoadState("networkidle");
      await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
      const file = path.join(folder, `${name}-${colorScheme}.webp`);
      await sharp(await page.screenshot())
        .webp({ quality, effort: 6 })
        .toFile(file);
      console.log(`  ${file}`);
    }
    await context.close();
  }
}

async function main(): Promise<void> {
  const executablePath = await findBrowser(console.log);
  await withProduct("screenshots", async (demo) => {
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
    try {
      for (const format of [README, LANDING, LANDING_PHONE]) await take(browser, demo, format);
    } finally {
      await browser.close();
    }
  });
}

try {
  await main();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
