import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { openByKey } from "./shortcuts";
import { DESKTOP, onPhone, PHONE } from "./views";

/** Opens an endpoint's console where it stands on the page. */
async function openConsole(page: Page, summary: string) {
  await page.getByRole("button", { name: `Try it: ${summary}` }).click();
  return page.getByRole("form", { name: `Try it: ${summary}` });
}

test("a reader jumps to an endpoint, copies an example, and calls it with a key", async ({ page, context, demo }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs/api/videos");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Videos, usage and keys");
  const pages = page.getByRole("navigation", { name: "Documentation" });
  await expect(pages.getByRole("link", { name: "Videos, usage and keys" })).toHaveAttribute("aria-current", "page");
  await pages.getByRole("link", { name: "List tracked videos" }).click();
  const section = page.getByRole("region", { name: "List tracked videos" });
  await expect(section).toBeInViewport();
  await expect(page).toHaveURL(/\/docs\/api\/videos#listVideos$/);

  await expect(section.getByText(`curl -s '${new URL(page.url()).origin}/api/v1/videos'`)).toBeVisible();
  await section.getByRole("button", { name: "Copy: Example in curl" }).click();
  await expect(section.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl -s .*\/api\/v1\/videos'/);
  await section.getByText("Python", { exact: true }).click();
  await expect(section.getByText("import urllib.request")).toBeVisible();
  await expect(section.getByText("curl -s")).toBeHidden();

  const form = await openConsole(page, "List tracked videos");
  await expect(form.getByLabel("Your API key")).toBeFocused();
  await form.getByLabel("Your API key").fill(demo.keys.full);
  await form.getByLabel("limit").fill("1");
  await form.getByLabel("status").selectOption("monitoring");
  const sent = page.waitForRequest((request) => request.url().includes("/api/v1/videos?"));
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByRole("status")).toHaveText(/^200 OK, [\d,]+ ms$/);
  expect(new URL((await sent).url()).search).toBe("?limit=1&status=monitoring");
  await expect(form.getByText("X-RateLimit-Remaining")).toBeVisible();
  await expect(form.getByText("X-Request-Id")).toBeVisible();
  const body = JSON.parse(await form.getByLabel("Response body").inputValue());
  expect([body.limit, body.total, body.videos.length]).toEqual([1, 1, 1]);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain("cs_live_");
});

test("an old link leads to its endpoint; a charged call shows its price before, and its cost after", async ({
  page,
  demo,
}) => {
  await page.goto("/docs#searchChannels");
  await expect(page).toHaveURL(/\/docs\/api\/channels#searchChannels$/);
  const form = await openConsole(page, "Find a channel");
  await form.getByLabel("Your API key").fill(demo.keys.full);
  await expect(form.getByText("it costs 5 credits")).toBeVisible();
  await form.getByRole("button", { name: "Get price" }).click();
  await expect(form.getByRole("status")).toHaveText(/^200 OK/);
  await expect(form.getByLabel("Response body")).toHaveValue('{\n  "credits": 5\n}');
  await expect(form.getByText("X-Credits-Charged")).toBeHidden();

  await form.getByLabel("username (required)").fill("nobody.in.the.docs");
  await form.getByRole("button", { name: "Send for 5 credits" }).click();
  await expect(form.getByText("X-Credits-Charged: 5")).toBeVisible();
  await expect(form.getByText(/^X-Credits-Remaining: \d+$/)).toBeVisible();
  expect(JSON.parse(await form.getByLabel("Response body").inputValue())).toHaveProperty("results");
});

test.describe("refusals", () => {
  test.use({ expectedErrors: [/status of 40[014]/] });

  test("are shown unchanged, and every console uses the same key", async ({ page, demo }) => {
    await page.goto("/docs/api/videos");
    const list = await openConsole(page, "List tracked videos");
    await list.getByLabel("Your API key").fill("cs_live_wrong");
    await list.getByRole("button", { name: "Send" }).click();
    await expect(list.getByRole("status")).toHaveText(/^401 Unauthorized/);
    await expect(list.getByLabel("Response body")).toHaveValue('{\n  "error": "API key required"\n}');

    const one = await openConsole(page, "Get a video with its snapshots");
    await expect(one.getByLabel("Your API key")).toHaveValue("cs_live_wrong");
    await one.getByLabel("Your API key").fill(demo.keys.full);
    await one.getByRole("button", { name: "Send" }).click();
    await expect(one.getByRole("alert")).toHaveText("Enter id. The path needs it.");
    await one.getByLabel("id (required)").fill("../usage");
    await one.getByRole("button", { name: "Send" }).click();
    await expect(one.getByRole("status")).toHaveText(/^404 Not Found/);

    const track = await openConsole(page, "Track a video");
    await expect(track.getByText("Each stored snapshot costs $0.015")).toBeVisible();
    await track.getByLabel("JSON body").fill("{");
    await track.getByRole("button", { name: "Send" }).click();
    await expect(track.getByRole("status")).toHaveText(/^400 Bad Request/);
    await expect(track.getByLabel("Response body")).toHaveValue(/Must be valid JSON/);
  });
});

test("a large response is cut off with a notice", async ({ page, demo }) => {
  await page.goto("/docs/api/statistics#listVideoStats");
  const form = await openConsole(page, "List video statistics");
  await form.getByLabel("Your API key").fill(demo.keys.full);
  await form.getByLabel("limit").fill("100");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByText("Only the first 200 kB were loaded.")).toBeVisible();
  const shown = await form.getByLabel("Response body").inputValue();
  expect(Buffer.byteLength(shown)).toBeGreaterThan(199_990);
  expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(200_000);
});

test("the documentation is found from the landing page, the keys page and the account's menu", async ({
  page,
  demo,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "API documentation" }).click();
  await expect(page).toHaveURL(/\/docs$/);
  await page
    .getByRole("navigation", { name: "Documentation" })
    .getByRole("link", { name: "Audience estimates" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audience estimates");
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await page.getByLabel("Email").fill(demo.email);
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/overview");
  await page.goto("/keys");
  await expect(page.getByRole("link", { name: "the API documentation" })).toHaveAttribute("href", "/docs");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "API documentation" }).click();
  await expect(page).toHaveURL(/\/docs$/);
  await expect(page.getByRole("link", { name: "Dashboard" })).toBeVisible();
});

test("the search finds pages, endpoints, parameters and errors by keyboard", async ({ page }) => {
  await page.goto("/docs");
  const index = page.waitForResponse("**/docs/search.json");
  const search = page.getByRole("dialog", { name: "Search the documentation" });
  await openByKey(page, "/", search);
  expect((await index).ok()).toBe(true);
  await search.getByRole("combobox").fill("insufficient");
  await expect(search.getByRole("option", { name: "Insufficient balance" })).toBeVisible();
  await search.getByRole("combobox").fill("next_cursor nothing");
  await expect(search.getByRole("status")).toContainText("No results for");
  await search.getByRole("combobox").fill("created_after");
  await expect(search.getByRole("option", { name: /created_after/ })).toHaveAttribute("aria-selected", "true");
  await search.getByRole("combobox").fill("cursor");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await search.getByRole("combobox").fill("track a video");
  await expect(search.getByRole("option", { name: /^Track a video/ }).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/docs\/api\/videos#trackVideo$/);
  await expect(search).toBeHidden();
});

test("the language of examples is the same on every page, and is remembered", async ({ page }) => {
  await page.goto("/docs/quick-start");
  const article = page.getByRole("article");
  await article.getByRole("radio", { name: "Python" }).first().check({ force: true });
  await expect(article.getByRole("radio", { name: "Python" }).nth(1)).toBeChecked();
  await page.getByRole("navigation", { name: "Documentation" }).getByRole("link", { name: "Pagination" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pagination");
  await expect(article.getByText("import urllib.parse")).toBeVisible();
  await page.goto("/docs/api/videos");
  await expect(page.getByRole("region", { name: "Track a video" }).getByText("import urllib.request")).toBeVisible();
});

test("a page is copied and opened as Markdown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs/idempotency");
  await page.getByRole("button", { name: "Copy page" }).click();
  const view = page.getByRole("link", { name: "View as Markdown" });
  await expect(view).toHaveAttribute("href", "/docs/idempotency.md");
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# Idempotency\n/);
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("pages, contents and console are accessible", async ({ page, demo }) => {
    for (const path of ["/docs", "/docs/quick-start", "/docs/errors", "/docs/webhooks", "/docs/api/videos"]) {
      await page.goto(path);
      await expectAccessible(page);
    }
    await onPhone(page, async () => {
      const menu = page.getByRole("region", { name: "Menu" });
      await page.getByRole("button", { name: "Menu" }).click();
      await expect(menu).toBeVisible();
      await expectAccessible(page, { views: [PHONE] });
      await menu.getByRole("link", { name: "Identify an API key" }).click();
      await expect(menu).toBeHidden();
      await expect(page.getByRole("region", { name: "Identify an API key" })).toBeInViewport();
    });
    await page.getByRole("button", { name: "Search the documentation" }).click();
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    const form = await openConsole(page, "Identify an API key");
    await form.getByLabel("Your API key").fill(demo.keys.full);
    await form.getByRole("button", { name: "Send" }).click();
    await expect(form.getByRole("status")).toHaveText(/^200 OK/);
    await expectAccessible(page);
  });
});
