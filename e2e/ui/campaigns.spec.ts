import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { escapeDialog, expectNoDialog, pressAndClose } from "./dialogs";
import { trackVideos } from "./video-steps";
import { DESKTOP } from "./views";

const figure = (page: Page, name: string) =>
  page.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) });
const posts = (page: Page) => page.getByRole("region", { name: "Videos" });
const postRows = (page: Page) => posts(page).locator("tr[data-row]");

/** Opens the demo's campaign that is running. */
async function openLaunch(page: Page): Promise<void> {
  await page.getByRole("table", { name: "Campaigns" }).getByRole("link", { name: "Autumn launch" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Autumn launch");
}

test.use({ viewport: DESKTOP });

test("an owner creates a campaign, assigns videos, sees progress and missing tags, exports and ends it", async ({
  page,
}) => {
  test.slow();
  await signUp(page, newAccount());
  await trackVideos(page, 2);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Campaigns" }).click();
  await expect(page.getByRole("heading", { name: "No campaigns yet" })).toBeVisible();
  await page.getByRole("button", { name: "Create campaign" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Rain or shine");
  await dialog.getByLabel("Starts").fill("2020-01-01T09:00");
  await dialog.getByLabel("Ends").fill("2019-01-01T09:00");
  await dialog.getByRole("button", { name: "No goal" }).click();
  await page.getByRole("option", { name: "Views" }).click();
  await dialog.getByLabel("Goal value").fill("1");
  await dialog.getByLabel("Budget", { exact: true }).fill("1000");
  await dialog.getByLabel("YouTube").fill("20");
  await dialog.getByLabel("Required hashtags and mentions").fill("#never-used");
  await dialog.getByRole("button", { name: "Create campaign" }).click();
  await expect(dialog.getByText("Must be a hashtag or a mention")).toBeVisible();
  await dialog.getByLabel("Required hashtags and mentions").fill("#neverused, @nobodyhere");
  await dialog.getByRole("button", { name: "Create campaign" }).click();
  await expect(dialog.getByText("Must be later than the start")).toBeVisible();
  await dialog.getByLabel("Ends").fill("2099-01-01T09:00");
  await dialog.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rain or shine");
  await expectNoDialog(page);
  await expect(figure(page, "Spend")).toContainText("$1,000.00 left of $1,000.00");

  await page.getByRole("button", { name: "Assign videos" }).click();
  const offered = dialog.getByRole("list", { name: "Videos to assign" }).getByRole("checkbox");
  await expect(offered).toHaveCount(2);
  await offered.nth(0).press("Space");
  await offered.nth(1).press("Space");
  await pressAndClose(dialog.getByRole("button", { name: "Assign 2 videos" }));
  await expect(postRows(page)).toHaveCount(2);
  await expect(page.getByText("The goal is reached.")).toBeVisible();
  await expectDrawn(charts(page));
  await expect(figure(page, "Earned media value")).toContainText("$");
  await posts(page).getByRole("radio", { name: "Missing requirements (2)" }).click();
  await expect(page).toHaveURL(/posts=lacking/);
  await expect(postRows(page)).toHaveCount(2);
  await expect(postRows(page).first()).toContainText("Missing #neverused, @nobodyhere");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^clipscope-rain-or-shine-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(",#neverused @nobodyhere,");

  await postRows(page)
    .first()
    .getByRole("button", { name: /^Remove from the campaign/ })
    .click();
  await expect(postRows(page)).toHaveCount(1);
  const more = page.getByRole("button", { name: "More actions" });
  await more.click();
  await page.getByRole("menuitem", { name: "End now" }).click();
  await expect(page.getByText("Campaign ended", { exact: true })).toBeVisible();
  await more.click();
  await expect(page.getByRole("menuitem", { name: "Reopen campaign" })).toBeVisible();
});

test.describe("refusals", () => {
  test.use({ expectedErrors: [/status of (404|409)/] });

  test("a campaign's name that is taken, and a foreign campaign", async ({ page, demo }) => {
    await enter(page, demo, "/campaigns?create=true");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("autumn LAUNCH");
    await dialog.getByRole("button", { name: "Create campaign" }).click();
    await expect(dialog.getByText("There is already a campaign “autumn LAUNCH”")).toBeVisible();
    await escapeDialog(page);
    await openLaunch(page);
    const own = new URL(page.url()).pathname;
    const other = await page.context().browser()?.newContext({ baseURL: demo.url });
    if (!other) throw new Error("no browser");
    const stranger = await other.newPage();
    await signUp(stranger, newAccount());
    const answer = await stranger.goto(own);
    expect(answer?.status()).toBe(404);
    await other.close();
  });
});

test("members edit a campaign without its money, and viewers only read", async ({ page, demo, browser }) => {
  await enter(page, demo.members.member, "/campaigns");
  await openLaunch(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("Autumn launch");
  await expect(dialog.getByText("Only owners and managers set budgets")).toBeVisible();
  await expect(dialog.getByLabel("Budget", { exact: true })).toHaveCount(0);
  await pressAndClose(dialog.getByRole("button", { name: "Save campaign" }));
  await expect(page.getByText("Campaign saved")).toBeVisible();
  await expect(figure(page, "Spend")).toContainText("of $28,000.00");

  const context = await browser.newContext({ baseURL: demo.url, viewport: DESKTOP });
  const viewer = await context.newPage();
  await enter(viewer, demo.members.viewer, "/campaigns");
  await expect(viewer.getByRole("button", { name: "Create campaign" })).toHaveCount(0);
  await openLaunch(viewer);
  await expect(viewer.getByRole("link", { name: "Export CSV" })).toBeVisible();
  for (const name of ["Edit", "Assign videos", "More actions", /^Remove from the campaign/])
    await expect(viewer.getByRole("button", { name })).toHaveCount(0);
  await context.close();
});

test("the list and the page of a campaign are accessible", async ({ page, demo }) => {
  test.slow();
  await enter(page, demo, "/campaigns");
  await expect(page.getByRole("table", { name: "Campaigns" })).toBeVisible();
  await expectAccessible(page);
  await openLaunch(page);
  await expectDrawn(charts(page));
  await expect(postRows(page).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("dialog").getByLabel("Name", { exact: true })).toBeVisible();
  await expectAccessible(page, { within: "[role='dialog']" });
});
