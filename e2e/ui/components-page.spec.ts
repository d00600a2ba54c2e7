import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible, VIEWS } from "@/e2e/ui/accessibility";
import { charts } from "@/e2e/ui/charts";
import { escapeDialog } from "@/e2e/ui/dialogs";

/** How many charts the page shows; each loads as the reader comes near it. */
const CHARTS = 21;
const MAPS = 2;
const DIALOG = "[role='dialog'], [role='alertdialog']";
const DIALOGS = [
  "Confirm",
  "Confirm, harmless",
  "Confirm, pending",
  "Confirm, failed",
  "Confirm, long text",
  "Form dialog",
  "Form dialog, dangerous",
  "Form dialog, pending",
  "Form dialog, failed",
  "Form dialog, long text",
];

/** Opens the page and scrolls until every chart is drawn. */
async function openGallery(page: Page): Promise<void> {
  // No video has the sample's ID: what the browser gets instead of a picture is no error of the page.
  await page.route("**/api/dashboard/videos/sample/thumbnail", (route) => route.fulfill({ status: 204 }));
  await page.goto("/dev/components");
  await expect(page.getByRole("heading", { level: 1, name: "Components", exact: true })).toBeVisible();
  const awaiting = page.locator("[data-awaits-sight]");
  await expect(async () => {
    if ((await awaiting.count()) > 0) await awaiting.first().scrollIntoViewIfNeeded({ timeout: 1_000 });
    await expect(awaiting).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(charts(page)).toHaveCount(CHARTS);
  await expect(page.getByRole("img", { name: /^Sample of (shares by country|a map)/ })).toHaveCount(MAPS);
}

for (const viewport of VIEWS) {
  const isPhone = viewport.width < 500;
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport, isMobile: isPhone, hasTouch: isPhone });

    test("every shared component is accessible in its states", async ({ page }) => {
      await openGallery(page);
      await expectAccessible(page);
      for (const summary of await page.locator("main summary").all()) await summary.click();
      await page.getByRole("button", { name: "Show palette" }).click();
      await expect(page.getByRole("option", { name: "API keys" })).toBeVisible();
      await page.getByRole("button", { name: "Show failure" }).click();
      await page.getByRole("button", { name: "Show long text" }).click();
      await expectAccessible(page);
    });

    test("its dialogs are accessible", async ({ page }) => {
      // Ten dialogs above the whole gallery: 2 minutes on a busy machine.
      test.slow();
      await openGallery(page);
      for (const name of DIALOGS) {
        await page.getByRole("button", { name, exact: true }).click();
        await expect(page.locator(DIALOG)).toBeVisible();
        await expectAccessible(page, DIALOG);
        await escapeDialog(page);
      }
    });
  });
}
