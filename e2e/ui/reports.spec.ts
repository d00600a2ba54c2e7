import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { expectNoDialog, pressAndClose } from "./dialogs";
import { send } from "./send";
import { trackVideos } from "./video-steps";
import { DESKTOP, PHONE, WIDE } from "./views";

/** More than a table shows before it is opened. */
const VIDEOS = 40;
const PASSWORD = "rain-or-shine";
const reportRow = (page: Page) => page.getByRole("table", { name: "Reports", exact: true }).locator("tr[data-row]");

test.use({ viewport: DESKTOP });

test("a report of a campaign opens for a stranger with its password, and is gone once it is revoked", async ({
  page,
  browser,
}) => {
  test.slow();
  const account = newAccount();
  await signUp(page, account);
  await trackVideos(page, 2);
  await page.goto("/reports");
  await expect(page.getByRole("heading", { name: "No reports yet", exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Share a campaign", exact: true }).click();
  await page.getByRole("button", { name: "Create campaign", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Rain or shine");
  await dialog.getByRole("button", { name: "Create campaign", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rain or shine");
  await expectNoDialog(page);
  await page.getByRole("button", { name: "Assign videos", exact: true }).click();
  const offered = dialog.getByRole("list", { name: "Videos to assign", exact: true }).getByRole("checkbox");
  await expect(offered).toHaveCount(2);
  await offered.nth(0).press("Space");
  await offered.nth(1).press("Space");
  await pressAndClose(dialog.getByRole("button", { name: "Assign 2 videos", exact: true }));

  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog.getByLabel("Title", { exact: true })).toHaveValue("Rain or shine");
  await dialog.getByText("Require a password", { exact: true }).click();
  await dialog.getByRole("button", { name: "Create link", exact: true }).click();
  await expect(dialog.getByText("Must have 8 to 128 characters", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await dialog.getByRole("button", { name: "Create link", exact: true }).click();
  const link = (await dialog.getByTestId("report-link").textContent()) ?? "";
  expect(link).toMatch(/\/r\/[\w-]{22}$/);
  await pressAndClose(dialog.getByRole("button", { name: "I have copied it", exact: true }));

  const stranger = await (await browser.newContext({ viewport: DESKTOP })).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Protected report");
  await stranger.getByLabel("Password", { exact: true }).fill("something else");
  await stranger.getByRole("button", { name: "Open report", exact: true }).click();
  await expect(stranger.getByText("Wrong password. Try again.", { exact: true })).toBeVisible();
  await expectAccessible(stranger);
  await stranger.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await stranger.getByRole("button", { name: "Open report", exact: true }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Rain or shine");
  await expect(stranger.getByText(account.organization, { exact: true })).toBeVisible();
  await expect(stranger.getByRole("table", { name: "Videos", exact: true }).locator("tbody tr")).toHaveCount(2);
  await expect(stranger.getByText("Spend", { exact: true })).toHaveCount(0);
  await expectAccessible(stranger);
  const [download] = await Promise.all([
    stranger.waitForEvent("download"),
    stranger.getByRole("link", { name: "Download CSV of Videos", exact: true }).click(),
  ]);
  expect((await readFile(await download.path(), "utf8")).trimEnd().split("\r\n")).toHaveLength(3);

  await page
    .getByRole("navigation", { name: "Main", exact: true })
    .getByRole("link", { name: "Reports", exact: true })
    .click();
  await expect(reportRow(page)).toHaveCount(1);
  await expect(reportRow(page)).toContainText("Password");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revoke Rain or shine", exact: true }).click();
  await pressAndClose(page.getByRole("alertdialog").getByRole("button", { name: "Revoke report", exact: true }));
  await expect(reportRow(page)).toContainText("Revoked");
  const gone = await stranger.reload();
  expect(gone?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await stranger.context().close();
});

test("a long report is accessible when its tables are opened, on wide screens and phones", async ({ page, demo }) => {
  await enter(page, demo.members.manager, "/reports");
  const listed = await (await page.request.get(`/api/dashboard/videos?per_page=${VIDEOS}`)).json();
  const ids = listed.rows.map(({ id }: { id: string }) => id);
  const { status, body } = await send(page, "POST", "reports", { title: "Whole", of: "selection", ids });
  expect(status).toBe(201);
  await page.goto(new URL(body.url).pathname);
  const rows = page.getByRole("table", { name: "Videos", exact: true }).locator("tbody tr:visible");
  await expect(rows).toHaveCount(10);
  await expectAccessible(page, { views: [WIDE] });
  await page.getByText(`Show all ${VIDEOS} videos`, { exact: true }).click();
  await expect(rows).toHaveCount(VIDEOS);
  await expectAccessible(page, { views: [WIDE, PHONE] });
  await page.goto("/reports");
  expect((await send(page, "DELETE", `reports/${body.id}`, {})).status).toBe(200);
});
