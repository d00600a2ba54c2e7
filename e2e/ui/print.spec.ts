import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { enter } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { DESKTOP } from "./views";

/** The width inside the margins of the narrower of the two sheets, A4, in pixels. */
const SHEET = { width: 703, height: 1000 };

/** Prints the page on both sheets, and checks what is drawn on a page as wide as the narrower one. */
async function expectPrinted(page: Page): Promise<void> {
  for (const format of ["A4", "Letter"]) {
    const pdf = await page.pdf({ format });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length, format).toBeGreaterThan(0);
    expect(sheets.length, format).toBeLessThanOrEqual(2);
  }
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize(SHEET);
  await expect(page.getByRole("complementary")).toBeHidden();
  await expect(page.locator("main .button:visible")).toHaveCount(0);
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("color", "rgb(0, 0, 0)");
  await expect(page.locator(".recharts-surface:visible")).toHaveCount(0);
  // A line without values has an empty path.
  const boxes = await page.locator("[data-picture] svg svg path:not([d=''])").evaluateAll((paths) =>
    paths.map((path) => {
      const { left, right, height } = path.getBoundingClientRect();
      return { left, right, height };
    }),
  );
  expect(boxes.length).toBeGreaterThan(0);
  // A line of equal values has no height.
  expect(boxes.some(({ height }) => height > 0)).toBe(true);
  for (const { left, right } of boxes) {
    expect(right).toBeGreaterThan(left);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(SHEET.width);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

test.describe("on paper", () => {
  test.use({ viewport: DESKTOP });

  test("the overview, also filtered by a campaign", async ({ page, demo }) => {
    await enter(page, demo, "/overview?range=30d");
    await expectDrawn(charts(page).first());
    await expectPrinted(page);
    const answer = await page.context().request.get("/api/dashboard/campaigns");
    const [campaign] = (await answer.json()).campaigns;
    await page.emulateMedia({ media: null, colorScheme: null });
    await page.setViewportSize(DESKTOP);
    await page.goto(`/overview?range=30d&campaign=${campaign.id}`);
    await expectDrawn(charts(page).first());
    await expectPrinted(page);
    await expect(page.getByText(campaign.name, { exact: true })).toBeVisible();
  });

  test("a campaign", async ({ page, demo }) => {
    await enter(page, demo, "/campaigns");
    await page.getByRole("main").getByRole("link", { name: "Autumn launch" }).click();
    await page.waitForURL(/\/campaigns\/[a-z0-9]{20,}/);
    await expectDrawn(charts(page).first());
    await expectPrinted(page);
  });

  test("a video", async ({ page, demo }) => {
    // One of the demo, with weeks of snapshots: a video that another story tracks can have more views.
    await enter(page, demo, "/videos?q=finally+bought+the+jacket");
    const link = page
      .locator("main a[href^='/videos/']:not([href*='/videos/compare'], [href*='/videos/import']):visible")
      .first();
    await expect(link).toBeVisible();
    // Not by a click: rows move while other stories track videos.
    await page.goto((await link.getAttribute("href")) ?? "");
    await page.waitForURL(/\/videos\/[a-z0-9]{20,}/);
    await expectDrawn(charts(page).first());
    await expectPrinted(page);
  });

  test("a channel", async ({ page, demo }) => {
    // One of the demo, with a year of counts, and by itself: other stories change the list.
    await enter(page, demo, "/channels?q=Trail+Notes");
    await page.getByRole("main").getByRole("link", { name: "Trail Notes", exact: true }).first().click();
    await page.waitForURL(/\/channels\/[0-9a-f-]{36}/);
    await expectDrawn(charts(page).first());
    await expectPrinted(page);
  });
});
