import "@/scripts/quiet-pipe";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { BROWSER_FLAGS, findBrowser } from "@/scripts/browser";
import { describeFailure } from "@/scripts/failure";
import { signIn } from "@/scripts/product/sign-in";
import { withProduct } from "@/scripts/product/with-product";

/** `npm run screenshots`: retakes the README's pictures from demo data, in light and dark mode. */
const FOLDER = path.join("docs", "pictures");
const SIZE = { width: 1440, height: 900 };
const THEMES = ["light", "dark"] as const;

/** Brings the page to the state to be captured. */
const SIGHTS: Record<string, (page: Page) => Promise<void>> = {
  overview: (page) => open(page, "/overview?range=7d"),
  video: async (page) => {
    await open(page, "/videos?sort=views");
    await page.locator("main table a[href^='/videos/']").first().click();
    await page.waitForURL(/\/videos\/[a-z0-9]{20,}/);
  },
  channel: async (page) => {
    await open(page, "/channels");
    await page.locator("main a[href^='/channels/']:visible").first().click();
    await page.waitForURL(/\/channels\/[0-9a-f-]{36}/);
  },
};

async function open(page: Page, place: string): Promise<void> {
  await page.goto(place);
}

async function main(): Promise<void> {
  const executablePath = await findBrowser(console.log);
  await mkdir(FOLDER, { recursive: true });
  await withProduct("screenshots", async (demo) => {
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
    try {
      for (const colorScheme of THEMES) {
        const context = await browser.newContext({
          baseURL: demo.url,
          viewport: SIZE,
          colorScheme,
          reducedMotion: "reduce",
          timezoneId: "Europe/Berlin",
          locale: "en-GB",
        });
        const page = await context.newPage();
        await signIn(page, demo);
        for (const [name, lead] of Object.entries(SIGHTS)) {
          await lead(page);
          // Charts and maps load on demand. A page that is still loading is not captured.
          await page.waitForLoadState("networkidle");
          await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
          const file = path.join(FOLDER, `${name}-${colorScheme}.webp`);
          await sharp(await page.screenshot())
            .webp({ quality: 86 })
            .toFile(file);
          console.log(`  ${file}`);
        }
        await context.close();
      }
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
