import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { escapeDialog, pressAndClose } from "./dialogs";
import { openList, rowsOf, trackVideos } from "./video-steps";
import { DESKTOP, NARROW, PHONE } from "./views";

/** By keyboard, because the drawn box covers the input. */
const tick = (page: Page, name: string | RegExp, nth = 0) =>
  page.getByRole("checkbox", { name }).nth(nth).press("Space");
const bar = (page: Page) => page.getByRole("region", { name: "Selected videos" });
test("a user labels videos, compares a campaign and exports the list", async ({ page }) => {
  await signUp(page, newAccount());
  await trackVideos(page, 3);
  await openList(page);
  await expect(page.getByRole("link", { name: "Import" })).toHaveAttribute("href", "/videos/import");
  await expect(rowsOf(page)).toHaveCount(3);

  await tick(page, /^Select (?!all)/, 0);
  await tick(page, /^Select (?!all)/, 1);
  await expect(bar(page)).toContainText("2 selected · 2 tracking");
  await bar(page).getByRole("button", { name: "Labels" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Labels of 2 videos");
  await dialog.getByRole("searchbox").fill("Paid, 2026");
  await dialog.getByRole("button", { name: "Create “Paid, 2026”" }).click();
  await expect(dialog.getByRole("checkbox", { name: "Paid, 2026" })).toBeChecked();
  await pressAndClose(dialog.getByRole("button", { name: "Apply" }));
  await expect(rowsOf(page).filter({ hasText: "Labels: Paid, 2026." })).toHaveCount(2);
  await expect(page.getByText("Labels of 2 videos changed")).toBeVisible();

  await bar(page).getByRole("button", { name: "Campaign" }).click();
  await dialog.getByRole("searchbox").fill("Spring launch");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("radio", { name: "Spring launch" })).toBeChecked();
  await pressAndClose(dialog.getByRole("button", { name: "Apply" }));
  await expect(rowsOf(page).filter({ hasText: "Campaign: Spring launch." })).toHaveCount(2);

  await page.getByRole("button", { name: "Filter by campaign" }).click();
  await page.getByRole("option", { name: "Spring launch" }).click();
  await expect(page).toHaveURL(/campaign=[a-z0-9]{24}/);
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.getByText("none entered")).toBeVisible();
  const id = (await rowsOf(page).first().getByRole("link").getAttribute("href"))?.split("/").at(-1);
  await page.evaluate(async (video) => {
    const headers = { "content-type": "application/json" };
    await fetch(`/api/dashboard/videos/${video}/cost`, { method: "PUT", headers, body: '{"cost_usd":125.5}' });
  }, id);
  await page.reload();
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.getByText("$125.50")).toBeVisible();
  await expect(page.getByText("entered for 1 of 2")).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^clipscope-videos-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\uFEFFTitle,.*Last snapshot \([A-Za-z/_]+\),Id$/);
  expect(lines[1]).toContain(`"Paid, 2026",Spring launch,`);
  expect(lines[1]?.endsWith(`,${id}`)).toBe(true);
});

test.describe("failed changes", () => {
  test.use({ expectedErrors: [/status of (404|409)/] });

  test("shows the reason, and the rows stay unchanged", async ({ page }) => {
    await signUp(page, newAccount());
    await trackVideos(page, 1);
    await openList(page, "/videos?names=labels");
    const dialog = page.getByRole("dialog");
    const name = dialog.getByRole("searchbox");
    await name.fill("One");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "Rename One" })).toBeVisible();
    await name.fill("Two");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Rename Two" }).click();
    await dialog.getByLabel("New name of the label").fill("ONE");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toContainText("There is already a label “ONE”");
    await dialog.getByLabel("New name of the label").fill("Three");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("button", { name: "Rename Three" })).toBeVisible();
    await escapeDialog(page);
    await expect(page).not.toHaveURL(/names=/);

    // Someone else deletes the label before it is assigned.
    await tick(page, "Select all on this page");
    await bar(page).getByRole("button", { name: "Labels" }).click();
    await tick(page, "Three");
    await page.evaluate(async () => {
      const { labels } = await (await fetch("/api/dashboard/labels")).json();
      for (const { id, name } of labels)
        if (name === "Three") await fetch(`/api/dashboard/labels/${id}`, { method: "DELETE" });
    });
    await pressAndClose(dialog.getByRole("button", { name: "Apply" }));
    await expect(page.getByText("The label change didn't go through. Label not found")).toBeVisible();
    await expect(rowsOf(page).filter({ hasText: "Three" })).toHaveCount(0);
  });
});

test("a user stops several videos, compares some, and sees the result for each", async ({ page }) => {
  await signUp(page, newAccount());
  await trackVideos(page, 3);
  await openList(page);
  await tick(page, /^Select (?!all)/, 0);
  await expect(bar(page)).toContainText("compare 2 to 6");
  await bar(page).getByRole("button", { name: "Stop", exact: true }).click();
  const ask = page.getByRole("alertdialog");
  await expect(ask).toContainText("Stop tracking 1 video");
  await pressAndClose(ask.getByRole("button", { name: "Stop tracking" }));
  await expect(page.getByText("Stopped tracking 1 video. Existing snapshots stay.")).toBeVisible();
  await expect(bar(page)).toContainText("none tracking");
  await expect(bar(page).getByRole("button", { name: "Stop", exact: true })).toBeDisabled();

  await tick(page, "Select all on this page");
  await expect(bar(page)).toContainText("3 selected · 2 tracking");
  await expect(bar(page).getByRole("link", { name: "Compare" })).toHaveAttribute(
    "href",
    /^\/videos\/compare\?videos=[a-z0-9]{24}(,[a-z0-9]{24}){2}$/,
  );
  await bar(page).getByRole("button", { name: "Stop", exact: true }).click();
  await expect(ask).toContainText("Of 3 selected videos, 2 are being tracked. The others have already ended.");
  // The result opens in a separate dialog.
  await ask.getByRole("button", { name: "Stop tracking" }).click();
  const lines = page.getByRole("dialog");
  await expect(lines).toContainText("2 of 3 videos stopped");
  await expect(lines.getByRole("listitem").filter({ hasText: "Already ended: stopped" })).toHaveCount(1);
  await expect(lines.getByRole("listitem").filter({ hasText: /Stopped/ })).toHaveCount(2);
  await lines.getByRole("button", { name: "Done", exact: true }).click();
  await expect(rowsOf(page).filter({ hasText: "Stopped" })).toHaveCount(3);

  // The selection survives a filter that hides it.
  await page.getByRole("searchbox").fill("no such video anywhere");
  await expect(page.getByText("No videos match these filters")).toBeVisible();
  await expect(bar(page)).toContainText("3 not on this page");
  await bar(page).getByRole("button", { name: "Clear selection" }).click();
  await expect(bar(page)).toBeHidden();
});

const VIEWS = [DESKTOP, PHONE, NARROW];
test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("list, bar and dialogs are accessible", async ({ page }) => {
    await signUp(page, newAccount());
    await trackVideos(page, 2);
    await openList(page, "/videos?names=campaigns");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("searchbox").fill("A campaign of sixty letters, which is as long as one may be");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: /^Delete A campaign/ })).toBeVisible();
    await expectAccessible(page, { views: VIEWS });
    await dialog.getByRole("button", { name: "Close" }).click();

    await tick(page, "Select all on this page");
    await expect(bar(page)).toContainText("2 selected");
    await expectAccessible(page, { views: VIEWS });
    await bar(page).getByRole("button", { name: "Campaign" }).click();
    await page.getByRole("radio", { name: /^A campaign/ }).press("Space");
    await expectAccessible(page, { views: VIEWS });
    await pressAndClose(dialog.getByRole("button", { name: "Apply" }));
    await expect(page.getByText(/^2 videos moved to/)).toBeVisible();
    await bar(page).getByRole("button", { name: "Labels" }).click();
    for (const label of ["first", "second", "a third label"]) {
      await dialog.getByRole("searchbox").fill(label);
      await page.keyboard.press("Enter");
      await expect(dialog.getByRole("checkbox", { name: label })).toBeChecked();
    }
    await expectAccessible(page, { views: VIEWS });
    await pressAndClose(dialog.getByRole("button", { name: "Apply" }));
    await expect(page.getByText("+2").locator("visible=true")).toHaveCount(2);
    await expectAccessible(page, { views: VIEWS });

    await bar(page).getByRole("button", { name: "Stop", exact: true }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await expectAccessible(page, { views: VIEWS });
    await pressAndClose(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }));
    await openList(page, "/videos?names=labels");
    await dialog.getByRole("button", { name: "Delete first" }).click();
    await expect(page.getByRole("alertdialog")).toContainText("It is removed from 2 videos.");
    await expectAccessible(page, { views: VIEWS });
  });
});
