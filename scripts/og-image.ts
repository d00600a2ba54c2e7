import "@/scripts/quiet-pipe";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import sharp from "sharp";
import { BROWSER_FLAGS, findBrowser } from "@/scripts/browser";
import { describeFailure } from "@/scripts/failure";

/** `npm run og-image`: draws `public/og-image.png`, the picture that links to Clipscope unfold to. */
const SOURCE = path.join("scripts", "og-image", "og-image.html");
const TARGET = path.join("public", "og-image.png");
/** What every network crops least, in CSS pixels. The page's title tags state the same size. */
const SIZE = { width: 1200, height: 630 };

try {
  const executablePath = await findBrowser(console.log);
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    await page.goto(pathToFileURL(SOURCE).href);
    await page.evaluate("document.fonts.ready");
    await sharp(await page.screenshot())
      .png({ palette: true, quality: 90, compressionLevel: 9 })
      .toFile(TARGET);
    console.log(`  ${TARGET}`);
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
