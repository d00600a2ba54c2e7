import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { escapeDialog } from "./dialogs";
import { openList, rowsOf, trackVideos, videoTable } from "./video-steps";
import { DESKTOP } from "./views";

const settings = (page: Page) => page.getByRole("button", { name: "Columns and row height" });
const settingsPanel = (page: Page) => page.getByRole("dialog", { name: "Columns and row height" });
const views = (page: Page) => page.getByRole("button", { name: /^Saved views/ });
const viewsPanel = (page: Page) => page.getByRole("dialog", { name: "Saved views" });

/** The names of the columns after the video's. */
const columnsOf = async (page: Page) =>
  (await videoTable(page).getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).slice(2);

test("a user chooses columns and row height, saves a view, and finds it on another device", async ({
  page,
  browser,
}) => {
  const account = newAccount();
  await signUp(page, account);
  await trackVideos(page, 2);
  await openList(page);
  await settings(page).click();
  // The table must not shine through.
  await expect(page.locator(".popover")).not.toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await settingsPanel(page).getByRole("radio", { name: "Compact" }).click();
  await settingsPanel(page).getByRole("checkbox", { name: "Shares" }).press("Space");
  await settingsPanel(page).getByRole("checkbox", { name: "Ends" }).press("Space");
  const up = settingsPanel(page).getByRole("button", { name: "Move Likes up" });
  await up.press("Enter");
  await expect(up).toBeFocused();
  await expectAccessible(page, { views: [DESKTOP] });
  await escapeDialog(page);
  const chosen = ["Status", "Views", "Likes", "Last 24 h", "Comments", "Engagement", "Updated", "Ends"];
  await expect.poll(() => columnsOf(page)).toEqual(chosen);
  const edge = videoTable(page).getByRole("slider", { name: "Width of Likes", exact: true });
  const width = Number(await edge.getAttribute("aria-valuenow"));
  await edge.press("ArrowLeft");
  await expect(edge).toHaveAttribute("aria-valuenow", String(width + 16));
  const height = (await rowsOf(page).first().boundingBox())?.height;
  expect(height).toBeLessThanOrEqual(37);
  await openList(page);
  await expect(rowsOf(page)).toHaveCount(2);
  await expect.poll(() => columnsOf(page)).toEqual(chosen);
  await expect(edge).toHaveAttribute("aria-valuenow", String(width + 16));

  await page.getByRole("button", { name: "Filter by platform" }).click();
  await page.getByRole("option", { name: "YouTube" }).click();
  await videoTable(page).getByRole("button", { name: "Views" }).click();
  await expect(page).toHaveURL(/sort=views/);
  await views(page).click();
  await viewsPanel(page).getByRole("textbox", { name: "Name of the view" }).fill("Top on YouTube");
  await page.keyboard.press("Enter");
  await expect(viewsPanel(page).getByRole("button", { name: "Top on YouTube", exact: true })).toBeVisible();
  await expectAccessible(page, { views: [DESKTOP] });
  await escapeDialog(page);
  await expect(views(page)).toHaveText("Top on YouTube");

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await elsewhere.newPage();
  await enter(other, account, "/overview");
  await openList(other);
  await expect(rowsOf(other)).toHaveCount(2);
  await expect.poll(() => columnsOf(other)).toContain("Shares");
  await expect(views(other)).toHaveText("Saved views");
  await views(other).click();
  await viewsPanel(other).getByRole("button", { name: "Top on YouTube", exact: true }).click();
  await expect(other).toHaveURL(/platform=youtube/);
  await expect(other).toHaveURL(/sort=views/);
  await expect.poll(() => columnsOf(other)).toEqual(chosen);
  await views(other).click();
  await viewsPanel(other).getByRole("button", { name: "Delete view Top on YouTube" }).click();
  await expect(viewsPanel(other).getByText("Save the filters, sort order and columns")).toBeVisible();
  await elsewhere.close();
});

test("a user works through the list by keyboard", async ({ page }) => {
  await signUp(page, newAccount());
  await trackVideos(page, 3);
  await openList(page);
  const links = rowsOf(page).getByRole("link");
  const bar = page.getByRole("region", { name: "Selected videos" });
  await page.keyboard.press("j");
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(links.nth(2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("x");
  await expect(bar).toContainText("1 selected");
  await expect(rowsOf(page).nth(1)).toHaveAttribute("data-selected", "true");

  await page.keyboard.press("/");
  const search = page.getByRole("searchbox");
  await expect(search).toBeFocused();
  await page.keyboard.type("no such xjk");
  await expect(page.getByText("No videos match these filters")).toBeVisible();
  await expect(videoTable(page).getByRole("columnheader", { name: "Views" })).toBeVisible();
  await search.blur();
  // The selection goes first, then the filters.
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await expect(page.getByText("No videos match these filters")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(rowsOf(page)).toHaveCount(3);

  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Select or deselect the video");
  await expectAccessible(page);
  await page.keyboard.press("x");
  await escapeDialog(page);
  await expect(bar).toBeHidden();

  await page.keyboard.press("j");
  await expect(links.nth(0)).toBeFocused();
  const href = await links.nth(0).getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${href}`);
});

test.describe("on a phone", () => {
  test.use({ expectedErrors: [/422/], viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("the list loads on at its end, and again after a failure", async ({ page, demo }) => {
    await enter(page, demo, "/overview");
    await openList(page);
    const cards = page.getByRole("list", { name: "Tracked videos with their latest numbers" }).getByRole("listitem");
    await expect(cards.first()).toContainText("Last 24 h");
    const { rows } = await (await page.request.get("/api/dashboard/videos?per_page=1")).json();
    let isDown = true;
    // 25 videos, and 3 on the second page, whose first request fails.
    await page.route("**/api/dashboard/videos?*", async (route) => {
      const number = Number(new URL(route.request().url()).searchParams.get("page") ?? 1);
      if (number === 2 && isDown) return route.fulfill({ status: 422, json: { error: "Not now" } });
      const count = number === 1 ? 25 : 3;
      const made = Array.from({ length: count }, (_, n) => ({
        ...rows[0],
        id: `row${number}${n}`,
        title: `Row ${number}.${n}`,
      }));
      return route.fulfill({ json: { rows: made, total: 28, page: number, per_page: 25 } });
    });
    await page.route("**/thumbnail", (route) => route.fulfill({ status: 204 }));
    await page.getByRole("searchbox").fill("row");
    await expect(cards.last()).toContainText("Row 1.24");
    await expect(cards).toHaveCount(25);
    await cards.last().scrollIntoViewIfNeeded();
    await expect(page.getByText("More videos couldn't be loaded. Not now")).toBeVisible();
    isDown = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(cards).toHaveCount(28);
    await expect(page.getByText("28 of 28", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Show more videos" })).toHaveCount(0);
  });
});
