import { readFile } from "node:fs/promises";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";

/** What every zip archive begins with. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

test("an owner exports the organization's data and downloads the file", async ({ page }) => {
  test.slow();
  const account = newAccount();
  await signUp(page, account, "/organization?tab=settings");
  const section = page.getByRole("region", { name: "Data export" });
  await section.getByRole("button", { name: "Export data", exact: true }).click();
  await expect(section.getByRole("status")).toContainText("Export running");
  await expectAccessible(page);
  // A job that starts every minute makes it, and the page looks for it.
  await expect(section.getByRole("status")).toContainText("Available until", { timeout: 120_000 });
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await section.getByRole("button", { name: "Download export", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^clipscope-export-\d{4}-\d{2}-\d{2}\.zip$/);
  const archive = await readFile(await file.path());
  expect(archive.subarray(0, 4)).toEqual(ZIP);
  // Names are not compressed; those at the end show that the archive is complete.
  for (const name of ["organization.json", "snapshots.ndjson", "usage.csv"])
    expect(archive.includes(name, archive.length - 8_000), name).toBe(true);
});
