import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { pressAndClose } from "./dialogs";
import { loseAtPlatform, newVideo } from "./video-steps";
import { DESKTOP } from "./views";

const LINKS = "Links to videos, one per line";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const lineRow = (page: Page, line: number) =>
  page.getByRole("table", { name: "Imported lines" }).getByRole("row", { name: new RegExp(`^Line ${line}\\b`) });

async function openImport(page: Page): Promise<void> {
  await page.goto("/videos/import");
  await expect(heading(page)).toHaveText("Import videos");
}

async function check(page: Page, lines: readonly string[], days = 1): Promise<void> {
  await page.getByLabel(LINKS).fill(lines.join("\n"));
  await page.getByRole("group", { name: "Common durations" }).getByLabel(`${days} day`).click();
  await page.getByRole("button", { name: "Check links" }).click();
  await page.waitForURL(/\/videos\/import\/[a-z0-9]+$/);
}

test("a list of links is checked, priced, confirmed and tracked", async ({ page, demo }) => {
  await signUp(page, newAccount());
  await openImport(page);
  await page.getByRole("button", { name: "Check links" }).click();
  await expect(page.getByText("Paste at least one link")).toBeVisible();

  const [first, second, gone] = [newVideo(), newVideo(), newVideo()];
  await loseAtPlatform(demo, gone.id);
  const short = "https://vm.tiktok.com/ZMimport1/";
  const lines = [first.link, "", `https://youtu.be/${first.id}`, second.link, short, "hello", gone.link];
  await page.getByText("Campaign and labels").click();
  await page.getByLabel("Find or create a campaign").fill("Spring launch");
  await page.getByRole("button", { name: "Create “Spring launch”" }).click();
  await expect(page.getByRole("radio", { name: "Spring launch" })).toBeChecked();
  await page.getByLabel("Find or create a label").fill("Paid");
  await page.getByRole("button", { name: "Create “Paid”" }).click();
  await expect(page.getByRole("checkbox", { name: "Paid" })).toBeChecked();
  await check(page, lines);

  await expect(heading(page)).toHaveText("3 new videos");
  await expect(page.getByTestId("import-cost")).toHaveText("$1.08");
  await expect(page.getByText("Campaign: Spring launch")).toBeVisible();
  await expect(lineRow(page, 1)).toContainText("New");
  await expect(lineRow(page, 3)).toContainText("Same video as on line 1.");
  await expect(lineRow(page, 5)).toContainText("Short link, resolves to https://www.tiktok.com/");
  await expect(lineRow(page, 6)).toContainText("Not a video");
  await expect(lineRow(page, 7)).toContainText("Unavailable");

  // The filter is in the URL and survives a reload.
  await page.getByRole("button", { name: "Duplicate 1" }).click();
  await expect(page).toHaveURL(/verdict=repeated/);
  await page.reload();
  await expect(lineRow(page, 3)).toBeVisible();
  await expect(lineRow(page, 1)).toBeHidden();
  await page.getByRole("button", { name: "All 6" }).click();

  await page.getByRole("button", { name: "Start tracking 3 videos" }).click();
  await expect(heading(page)).toHaveText("3 videos started");
  await expect(lineRow(page, 1)).toContainText("Started");

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download failed lines" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^clipscope-import-failed-lines-.*\.csv$/);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain("6,hello,Not a video,");
  expect(csv).toContain(`7,${gone.link},Unavailable`);

  await lineRow(page, 1).getByRole("link", { name: "View video" }).click();
  await page.waitForURL(/\/videos\/[a-z0-9]{24}$/);
  await openImport(page);
  await expect(page.getByRole("table", { name: "Recent imports" })).toContainText("3 started, of 6 lines");
});

test("a file's column of links is detected, and a long import continues after a reload", async ({ page }) => {
  await signUp(page, newAccount());
  await openImport(page);
  const rows = Array.from({ length: 120 }, (_, n) => `Creator ${n},${newVideo().link},${n}`);
  await page.getByLabel("CSV or text file").setInputFiles({
    name: "campaign.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["Name,Video link,Cost", ...rows].join("\r\n")),
  });
  await expect(page.getByText("120 lines from campaign.csv. Links found in column 2 of 3 “Video link”.")).toBeVisible();
  await page.getByLabel("CSV or text file").setInputFiles({
    name: "names.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Name,City\nAda,London"),
  });
  await expect(page.getByText("No links found in names.csv.")).toBeVisible();
  await expect(page.getByText("120 lines, 120 links to videos recognized")).toBeVisible();

  await page.getByRole("button", { name: "Check links" }).click();
  await page.waitForURL(/\/videos\/import\/[a-z0-9]+$/);
  await page.reload();
  await expect(heading(page)).toHaveText("120 new videos", { timeout: 60_000 });
  await expect(page.getByText(/The balance doesn't cover the full cost/).first()).toBeVisible();
  await expect(page.getByText(/The free plan has 10 slots left/).first()).toBeVisible();
  await page.getByRole("button", { name: "Start tracking 120 videos" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("The other 110 lines will fail");
  await pressAndClose(dialog.getByRole("button", { name: "Cancel" }));
  await page.getByRole("button", { name: "Cancel import" }).click();
  await pressAndClose(dialog.getByRole("button", { name: "Cancel import" }));
  await expect(heading(page)).toHaveText("Import canceled");
});

test.describe("too many lines", () => {
  test("are reported with their number before anything is sent", async ({ page }) => {
    await signUp(page, newAccount());
    await openImport(page);
    await page.getByLabel(LINKS).fill(`${newVideo().link}\n`.repeat(501));
    await page.getByRole("button", { name: "Check links" }).click();
    await expect(page.getByText("An import takes up to 500 links.")).toBeVisible();
  });
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("form, check, confirmation and result are accessible", async ({ page }) => {
    await signUp(page, newAccount());
    await openImport(page);
    await page.getByText("Campaign and labels").click();
    await page.getByRole("button", { name: "Check links" }).click();
    await expect(page.getByText("Paste at least one link")).toBeVisible();
    await expectAccessible(page);
    const long = `https://www.youtube.com/watch?v=${newVideo().id}&x=${"long".repeat(80)}`;
    await check(page, [long, newVideo().link, "hello", "https://vm.tiktok.com/ZMwide/"]);
    await expect(heading(page)).toHaveText("3 new videos");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Start tracking 3 videos" }).click();
    await expect(heading(page)).toHaveText("3 videos started");
    await expectAccessible(page);
    await openImport(page);
    await expect(page.getByRole("table", { name: "Recent imports" })).toBeVisible();
    await expectAccessible(page);
  });
});
