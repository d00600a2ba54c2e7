import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { escapeDialog, expectNoDialog } from "./dialogs";
import { openPalette, paletteOf as palette } from "./shortcuts";
import { DESKTOP } from "./views";

const chosen = (page: Page) => palette(page).getByRole("option", { selected: true });

/** A title of a tracked video that is long enough to search for. */
async function someVideo(page: Page): Promise<{ id: string; title: string; creator: string }> {
  const answer = await page.request.get("/api/dashboard/videos?sort=views&per_page=50");
  const { rows } = await answer.json();
  const video = rows.find(({ title, creator }: { title: string | null; creator: string | null }) => title && creator);
  expect(video).toBeDefined();
  return video;
}

test("a video is found and opened by keyboard, and comes first the next time", async ({ page, demo }) => {
  await enter(page, demo, "/billing");
  const video = await someVideo(page);
  // A title can have several lines, and a typed line break is Enter.
  const [line = ""] = video.title.split("\n");
  await openPalette(page);
  await page.keyboard.type(line.slice(0, 40));
  await expect(chosen(page)).toContainText(line.slice(0, 20).trim());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/videos\/[a-z0-9]+$/);
  await expectNoDialog(page);

  await openPalette(page);
  await expect(chosen(page)).toContainText(line.slice(0, 20).trim());
  await expect(palette(page).getByRole("group", { name: "Recent" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.type(video.creator);
  await expect(palette(page).getByRole("option").filter({ hasText: video.creator }).first()).toBeVisible();
  await escapeDialog(page);
});

test("the first result is selected when all results before it are gone", async ({ page, demo }) => {
  await enter(page, demo, "/billing");
  const { rows } = await (await page.request.get("/api/dashboard/videos?sort=views&per_page=4")).json();
  await page.route("**/api/dashboard/videos?*", async (route) => {
    const q = new URL(route.request().url()).searchParams.get("q");
    const response = await route.fetch();
    const shown = q === "narrower" ? rows.slice(3) : rows.slice(0, 3);
    await route.fulfill({ response, json: { ...(await response.json()), rows: shown } });
  });
  await openPalette(page);
  const search = palette(page).getByRole("combobox");
  await search.fill("narrow");
  await expect(palette(page).getByRole("option")).toHaveCount(3);
  await search.fill("narrower");
  await expect(palette(page).getByRole("option")).toHaveCount(1);
  await expect(chosen(page)).toHaveCount(1);
  await expect(search).toHaveAttribute("aria-activedescendant", (await chosen(page).getAttribute("id")) ?? "");
});

test("it reports no missing results while searching", async ({ page }) => {
  await signUp(page, newAccount());
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/dashboard/videos?*", async (route) => {
    if (route.request().url().includes("q=zzz")) await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Search or go to" }).click();
  const said: string[] = [];
  await page.exposeFunction("said", (text: string) => said.push(text));
  await palette(page)
    .getByRole("status")
    .evaluate((status) => {
      const { said } = window as unknown as { said(text: string): void };
      new MutationObserver(() => said(status.textContent ?? "")).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
  await page.keyboard.type("zzz", { delay: 40 });
  await expect(palette(page).getByRole("status")).toHaveText("Searching videos and channels…");
  // Longer than the delay before it searches.
  await page.waitForTimeout(600);
  await expect(palette(page).getByRole("status")).toHaveText("Searching videos and channels…");
  expect(said.filter((text) => text.startsWith("No results"))).toEqual([]);
  release();
  await expect(palette(page).getByRole("status")).toContainText("No results for “zzz”");
  await expect(palette(page).getByRole("combobox")).not.toHaveAttribute("aria-activedescendant");
});

test("it opens pages, starts tracking, switches the theme and signs out", async ({ page }) => {
  await signUp(page, newAccount(), "/billing");
  const run = async (words: string) => {
    await openPalette(page);
    await page.keyboard.type(words);
    await expect(chosen(page)).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(palette(page)).toBeHidden();
  };
  await run("webhooks");
  await page.waitForURL("**/webhooks");
  const wasDark = await page.evaluate(() => document.documentElement.classList.contains("dark"));
  await run(wasDark ? "light theme" : "dark theme");
  await expect.poll(() => page.evaluate(() => document.documentElement.classList.contains("dark"))).toBe(!wasDark);
  await run("track");
  await expect(page.getByRole("dialog", { name: "Track video" })).toBeVisible();
  // It does not open over another dialog.
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
  await escapeDialog(page);
  await openPalette(page);
  await page.keyboard.type("jobs");
  await expect(palette(page).getByRole("status")).toContainText("No results");
  await expect(palette(page).getByRole("option", { name: /Jobs/ })).toHaveCount(0);
  await escapeDialog(page);
  await run("sign out");
  await page.waitForURL("**/sign-in");
  expect(await page.evaluate(() => sessionStorage.getItem("clipscope-recent"))).toBeNull();
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("the palette is accessible, empty, with results and without", async ({ page, demo }) => {
    await enter(page, demo, "/subscribers");
    const video = await someVideo(page);
    await page.getByRole("button", { name: "Search or go to" }).click();
    const field = palette(page).getByRole("combobox");
    await expect(field).toBeFocused();
    await expectAccessible(page);
    await field.fill(video.creator);
    await expect(palette(page).getByRole("group", { name: "Videos" })).toBeVisible();
    await expectAccessible(page);
    await field.fill("qqqqqqqq");
    await expect(palette(page).getByRole("status")).toContainText("No results");
    await expectAccessible(page);
  });
});
