import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter } from "./account-steps";
import { DESKTOP } from "./views";

test.use({ viewport: DESKTOP });

const list = (page: Page) => page.getByRole("table", { name: "All channels" });
const comparison = (page: Page) => page.getByRole("table", { name: /^Audiences in percent/ });
const heads = (page: Page) => comparison(page).getByRole("columnheader");

/** Once the page's script runs, times are relative, and clicks work. */
const expectReady = (page: Page) => expect(list(page).getByRole("row").nth(1)).toContainText(/ago|yesterday|just now/);

/** The ID of the channel with this username. */
async function idOf(page: Page, username: string): Promise<string> {
  const response = await page.request.get(`/api/dashboard/channels?list=all&q=${username}`);
  const { rows }: { rows: { id: string; username: string }[] } = await response.json();
  const found = rows.find((row) => row.username === username);
  if (!found) throw new Error(`the demo has no ${username}`);
  return found.id;
}

test("a user compares the audiences of channels", async ({ page, demo }) => {
  await enter(page, demo, "/channels?q=larkspurtrail");
  await expectReady(page);
  const bar = page.getByRole("region", { name: "Selected channels" });
  const boxes = list(page).getByRole("row").getByRole("checkbox");
  await boxes.nth(1).press("Space");
  await expect(bar).toContainText("1 selected · compare 2 to 4");
  await expect(bar.getByRole("button", { name: "Compare audiences" })).toBeDisabled();
  await boxes.nth(2).press("Space");
  await bar.getByRole("link", { name: "Compare audiences" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audience comparison");
  await expect(heads(page)).toHaveCount(2);
  for (const group of ["Genders", "Ages", "Countries"])
    await expect(comparison(page).getByRole("rowheader", { name: group })).toBeVisible();
  await expect(comparison(page).getByText("Imported").first()).toBeVisible();
  const female = comparison(page).getByRole("row").filter({ hasText: "Female" }).getByRole("cell");
  await expect(female).toHaveText([/^\d+\.\d%$/, /^\d+\.\d%$/]);

  await page.getByRole("combobox", { name: "Add channel" }).fill("gear bench");
  // Until the text's own matches are there, the options are replaced under the pointer.
  await expect(page.getByRole("option")).toHaveText([/The Gear Bench/]);
  await page.getByRole("option").click();
  await expect(heads(page)).toHaveCount(3);
  await expect(heads(page).nth(2)).toContainText("No audience known.");
  await expect(page).toHaveURL(/channels=[0-9a-f-]{36},[0-9a-f-]{36},[0-9a-f-]{36}/);
  await expectAccessible(page);

  // The fourth is the last one. Its owner shares statistics, which give the quality where no followers are sampled.
  await page.getByRole("combobox", { name: "Add channel" }).fill("larkspur trail");
  const onYoutube = page.getByRole("option").filter({ hasText: "YouTube" });
  await expect(onYoutube).toHaveText([/Larkspur Trail/]);
  await onYoutube.click();
  await expect(heads(page)).toHaveCount(4);
  await expect(page.getByRole("combobox", { name: "Add channel" })).toBeHidden();
  const quality = comparison(page).getByRole("row").filter({ hasText: "Audience quality" }).getByRole("cell");
  await expect(quality.nth(3)).toContainText(/^\d+ of 100Owner's statistics: share of engaged views/);
  await expect(quality.nth(3).locator("time")).toHaveText(/\d/);
  await page.getByRole("button", { name: "Remove The Gear Bench" }).click();
  await expect(heads(page)).toHaveCount(3);
  await page.goBack();
  await expect(heads(page)).toHaveCount(4);
});

test("a link to a comparison may have anything", async ({ page, demo }) => {
  await enter(page, demo, "/channels/compare");
  await expect(page.getByRole("heading", { name: "Nothing to compare yet" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Add channel" })).toBeVisible();
  const id = await idOf(page, "mossandmiles");
  await page.goto(`/channels/compare?channels=${id},nonsense,00000000-0000-4000-8000-000000000000`);
  await expect(page.getByText(/^2 channels in this link aren't shown/)).toBeVisible();
  await expect(heads(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Remove from link" }).click();
  await expect(page).toHaveURL(new RegExp(`channels=${id}$`));
  expect((await page.request.get("/api/dashboard/channels/compare?channels=nonsense")).status()).toBe(400);
  const five = Array.from({ length: 5 }, (_, index) => id.replace(/^./, String(index))).join(",");
  expect((await page.request.get(`/api/dashboard/channels/compare?channels=${five}`)).status()).toBe(400);
});
