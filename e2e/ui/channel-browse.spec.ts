import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { escapeDialog } from "./dialogs";
import { DESKTOP, onPhone } from "./views";

test.use({ viewport: DESKTOP });

const table = (page: Page) => page.getByRole("table", { name: "All channels" });
const rowsOf = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link") });
/** Once the page's script runs, times are relative, and keys work. */
const expectReady = (page: Page) => expect(rowsOf(page).first()).toContainText(/ago|yesterday|just now/);
const namesOf = (page: Page) => rowsOf(page).getByRole("link").allInnerTexts();

/** Chooses an option of a filter's chip. */
async function filterBy(page: Page, filter: string, option: string): Promise<void> {
  await page.getByRole("button", { name: `Filter by ${filter}` }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** A column's cells as the page has them for screen readers. */
const cellsOf = async (page: Page, column: string) => {
  const at = (await table(page).getByRole("columnheader").allInnerTexts()).indexOf(column);
  const rows = await rowsOf(page).all();
  return Promise.all(rows.map((row) => row.getByRole("cell").nth(at).innerText()));
};

test("a user browses channels by size and growth, with the filters in the URL", async ({ page, demo }) => {
  await enter(page, demo, "/channels");
  await expectReady(page);
  await expect(page.getByText(/^\d+ channels$/)).toBeVisible();
  const large = rowsOf(page).filter({ hasText: "Instagram·@nina.outside" });
  const small = rowsOf(page).filter({ hasText: "@jo.cycles" });
  await expect(small).toBeVisible();

  await filterBy(page, "followers", "100K to 1M");
  await expect(page).toHaveURL(/size=100k_1m/);
  await expect(page.getByText(/^\d+ channels match$/)).toBeVisible();
  await expect(large).toBeVisible();
  await expect(small).toBeHidden();
  await table(page).getByRole("button", { name: "Growth" }).click();
  await expect(table(page).getByRole("columnheader", { name: "Growth" })).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=gained_percent/);
  const percents = async () => (await cellsOf(page, "Growth")).map(Number.parseFloat).filter(Number.isFinite);
  await expect
    .poll(async () => {
      const shown = await percents();
      return shown.length > 1 && shown.every((percent, index) => index === 0 || percent <= (shown[index - 1] ?? 0));
    })
    .toBe(true);
  await page.reload();
  await expect(page.getByRole("button", { name: "Followers: 100K to 1M" })).toBeVisible();
  await expect(large).toBeVisible();
  await expect(small).toBeHidden();
  await expectAccessible(page);

  await filterBy(page, "platform", "TikTok");
  await expect(large).toBeHidden();
  await expect(rowsOf(page).getByRole("link", { name: "Moss & Miles", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Remove the followers filter" }).click();
  await expect(page).not.toHaveURL(/size=/);
  await filterBy(page, "audience", "Quality 75 or higher");
  await expect(rowsOf(page).first()).toContainText("/ 100");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(large).toBeVisible();
  await expect(page).not.toHaveURL(/platform=|audience=/);

  await page.getByRole("searchbox").fill("nobody.has.this.name");
  await expect(page.getByText("No channels match", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Search the platforms" }).click();
  await expect(page.getByRole("tab", { name: "Find" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText("No stored channel matches nobody.has.this.name.")).toBeVisible();
});

test("the keyboard moves through channels, saves one and opens it", async ({ page, demo }) => {
  await enter(page, demo, "/channels?platform=tiktok");
  await expectReady(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = rowsOf(page).nth(1);
  await expect(second.getByRole("link")).toBeFocused();
  const save = second.getByRole("button", { name: /^Saved? / });
  const before = await save.getAttribute("aria-pressed");
  const other = before === "true" ? "false" : "true";
  await page.keyboard.press("s");
  await expect(save).toHaveAttribute("aria-pressed", other);
  await expect(
    page.getByText(other === "true" ? "Saved to your channels" : "Removed from your channels"),
  ).toBeVisible();
  await page.reload();
  await expectReady(page);
  await expect(save).toHaveAttribute("aria-pressed", other);
  // Back again, because other tests read the demo's saved channels.
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  await expect(save).toHaveAttribute("aria-pressed", before ?? "");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await second.getByRole("link").focus();
  await page.keyboard.press("k");
  await expect(rowsOf(page).first().getByRole("link")).toBeFocused();
  const [name] = await namesOf(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/channels\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ?? "");
});

test("columns and row height are kept; on a phone each channel is a card", async ({ page, demo }) => {
  await enter(page, demo, "/channels");
  await expectReady(page);
  await page.getByRole("button", { name: "Columns and row height" }).click();
  const panel = page.getByRole("dialog", { name: "Columns and row height" });
  await panel.getByRole("radio", { name: "Compact" }).click();
  await panel.getByRole("checkbox", { name: "Country" }).press("Space");
  await panel.getByRole("checkbox", { name: "Posts" }).press("Space");
  await escapeDialog(page);
  await page.reload();
  await expectReady(page);
  const headings = (await table(page).getByRole("columnheader").allInnerTexts()).slice(2, -1);
  expect(headings).toEqual(["Followers", "Last 30 days", "Growth", "Your videos", "Audience", "Updated", "Posts"]);
  expect((await rowsOf(page).first().boundingBox())?.height).toBeLessThanOrEqual(37);
  await expectAccessible(page, { views: [DESKTOP] });
  await onPhone(page, async () => {
    const card = page.getByRole("list", { name: "All channels" }).getByRole("listitem").first();
    await expect(card.getByRole("term")).toHaveText(["Followers", "Last 30 days", "Your videos"]);
    await expect(table(page)).toBeHidden();
  });
});

test("a channel's page shows what is known, with the organization's videos", async ({ page, demo }) => {
  await enter(page, demo, "/channels?q=moss");
  await page.getByRole("link", { name: "Moss & Miles", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Moss & Miles");
  const figures = page.getByRole("term");
  for (const name of ["Followers", "Last 30 days", "Average views", "Engagement rate", "Posts"])
    await expect(figures.filter({ hasText: new RegExp(`^${name}$`) }).first()).toBeVisible();
  await expectDrawn(charts(page));
  const videos = page.getByRole("list", { name: "Tracked videos of this channel" });
  await expect(videos.getByRole("listitem").first()).toBeVisible();
  const count = await videos.getByRole("listitem").count();
  await expect(page.getByText(new RegExp(`^${count} tracked videos, .* views in total$`))).toBeVisible();
  // Its audience is imported, it is saved, and its videos are tracked: there is no next step.
  for (const title of ["Save this channel", "Import the audience", "Track a video"])
    await expect(page.getByRole("heading", { name: title })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "90 days", exact: true }).click();
  await expect(page).toHaveURL(/period=90/);
  await expectDrawn(charts(page));
  await page.getByRole("button", { name: "View audience" }).click();
  await expect(page).toHaveURL(/section=audience/);
  await expect(page.getByRole("heading", { name: "Audience quality" })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/section=audience/);
  await videos.getByRole("link").first().click();
  await page.waitForURL(/\/videos\//);
});

test("a channel found by topic, category and country has history, distribution and growth, each with its basis", async ({
  page,
  demo,
}) => {
  await enter(page, demo, "/channels");
  await expectReady(page);
  await filterBy(page, "category", "Video game culture");
  await filterBy(page, "country", "United Kingdom");
  await page.getByRole("searchbox").fill("driftjacket");
  await expect(page).toHaveURL(/q=driftjacket/);
  await expect(page).toHaveURL(/country=GB&category=|category=.*&country=GB/);
  const row = rowsOf(page);
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("YouTube");
  // Its owner shares figures with the organization, and no platform samples its followers.
  await expect(row).toContainText(/\d+ owner's/);
  const [grade = ""] = /\d+(?= owner's)/.exec(await row.innerText()) ?? [];
  await row.getByRole("link", { name: "Larkspur Trail", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Larkspur Trail");

  const panel = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(panel("Estimated reach")).toContainText(/\d+ posts of .+ to .+, figures of /);
  await expect(panel("Engagement rate")).toContainText(/^Engagement rate\d[\d.]*% median of the newest posts/);
  await expect(panel("Engagement rate")).toContainText(/\d+ posts of .+ to .+, figures of /);
  const bins = panel("Engagement rate").getByRole("list", { name: "Posts by engagement rate, in percent" });
  await expect(bins.getByRole("listitem").nth(1)).toBeVisible();
  await expect(panel("Growth among peers")).toContainText(/(Faster|Slower) than (all|\d+%)/);
  await expect(panel("Growth among peers")).toContainText(/2\d channels, updated /);

  await page.getByRole("tab", { name: "Audience" }).click();
  await expect(page.getByText(`${grade} of 100`, { exact: true })).toBeVisible();
  await page.getByText(/^Show \d+ entries as a table$/).click();
  const months = page.getByRole("table", { name: "Audience by month and method" }).locator("tbody tr");
  await expect(months.filter({ hasText: "Import" }).first()).toBeVisible();
  await expect(months.first()).toContainText(/\d{4}/);
});

test("a channel without an audience has one next step", async ({ page, demo }) => {
  await enter(page, demo, "/channels?tab=videos&q=gear");
  await page.getByRole("link", { name: "The Gear Bench", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Import the audience" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Import audience" })).toHaveCount(1);
  await expect(page.getByRole("button", { name: "View audience" })).toBeHidden();
  await page.getByRole("button", { name: "Import audience" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});
