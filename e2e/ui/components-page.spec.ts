import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "@/e2e/ui/accessibility";
import { charts } from "@/e2e/ui/charts";
import { escapeDialog } from "@/e2e/ui/dialogs";
import { DESKTOP } from "@/e2e/ui/views";

/** Each is opened separately, because axe's time grows faster than the page. */
const GROUPS = [
  "buttons",
  "figures-and-times",
  "videos-and-platforms",
  "navigation",
  "choices-and-search",
  "feedback",
  "tables-and-text",
  "lists",
  "form-fields",
  "dialogs",
  "charts",
  "parts-of-charts",
  "shares-and-maps",
];
/** The number of charts in a group; each loads when it is about to become visible. */
const CHARTS: Record<string, number> = { charts: 26 };
const MAPS: Record<string, number> = { "shares-and-maps": 2 };
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

/** Opens a group of the page and scrolls until every chart is drawn. */
async function openGallery(page: Page, group: string): Promise<void> {
  await page.goto(`/dev/components?group=${group}`);
  await expect(page.getByRole("heading", { level: 1, name: "Components", exact: true })).toBeVisible();
  const awaiting = page.locator("[data-awaits-sight]");
  await expect(async () => {
    if ((await awaiting.count()) > 0) await awaiting.first().scrollIntoViewIfNeeded({ timeout: 1_000 });
    await expect(awaiting).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(charts(page)).toHaveCount(CHARTS[group] ?? 0);
  await expect(page.getByRole("img", { name: /^Sample of (shares by country|a map)/ })).toHaveCount(MAPS[group] ?? 0);
}

test.beforeEach(async ({ page }) => {
  // No video has the sample's ID, so a missing picture is not an error of the page.
  await page.route("**/api/dashboard/videos/sample/thumbnail", (route) => route.fulfill({ status: 204 }));
});

test("the list of groups is complete", async ({ page }) => {
  await page.goto("/dev/components");
  const headings = page.locator("main > section > h2");
  expect(await headings.evaluateAll((all) => all.map(({ id }) => id))).toEqual(GROUPS);
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  for (const group of GROUPS)
    test(`${group} are accessible in their states`, async ({ page }) => {
      await openGallery(page, group);
      await expectAccessible(page);
      const summaries = await page.locator("main summary").all();
      for (const summary of summaries) await summary.click();
      if (group === "choices-and-search") {
        await page.getByRole("button", { name: "Show palette" }).click();
        await expect(page.getByRole("option", { name: "API keys" })).toBeVisible();
      }
      if (group === "feedback") {
        await page.getByRole("button", { name: "Show failure" }).click();
        await page.getByRole("button", { name: "Show long text" }).click();
      }
      if (summaries.length > 0 || group === "choices-and-search" || group === "feedback") await expectAccessible(page);
    });

  test("its dialogs are accessible", async ({ page }) => {
    await openGallery(page, "dialogs");
    for (const name of DIALOGS) {
      await page.getByRole("button", { name, exact: true }).click();
      await expect(page.locator(DIALOG)).toBeVisible();
      await expectAccessible(page, { within: DIALOG });
      await escapeDialog(page);
    }
  });
});
