import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible, VIEWS } from "./accessibility";

/** Opens an endpoint's console on the current page. */
async function openConsole(page: Page, summary: string) {
  await page.getByRole("button", { name: `Try it: ${summary}` }).click();
  return page.getByRole("form", { name: `Try it: ${summary}` });
}

test("a reader jumps to an endpoint, copies an example, and calls it with a key", async ({ page, context, demo }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("API reference");
  await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "/videos GET" }).click();
  const section = page.getByRole("region", { name: "List tracked videos" });
  await expect(section).toBeInViewport();
  await expect(page).toHaveURL(/\/docs#listVideos$/);

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

test("a charged call shows its price before, and its cost afterward", async ({ page, demo }) => {
  await page.goto("/docs#searchChannels");
  const form = await openConsole(page, "Find a channel");
  await form.getByLabel("Your API key").fill(demo.keys.full);
  await expect(form.getByText("it costs 5 credits")).toBeVisible();
  await form.getByRole("button", { name: "Get the price" }).click();
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
    await page.goto("/docs");
    const list = await openConsole(page, "List tracked videos");
    await list.getByLabel("Your API key").fill("cs_live_wrong");
    await list.getByRole("button", { name: "Send" }).click();
    await expect(list.getByRole("status")).toHaveText(/^401 Unauthorized/);
    await expect(list.getByLabel("Response body")).toHaveValue('{\n  "error": "API key required"\n}');

    const one = await openConsole(page, "Get a video with its snapshots");
    await expect(one.getByLabel("Your API key")).toHaveValue("cs_live_wrong");
    await one.getByLabel("Your API key").fill(demo.keys.full);
    await one.getByRole("button", { name: "Send" }).click();
    await expect(one.getByRole("alert")).toHaveText("Fill in id: it is part of the path.");
    await one.getByLabel("id (required)").fill("../usage");
    await one.getByRole("button", { name: "Send" }).click();
    await expect(one.getByRole("status")).toHaveText(/^404 Not Found/);

    const track = await openConsole(page, "Track a video");
    await expect(track.getByText("each stored snapshot costs 0.015 USD")).toBeVisible();
    await track.getByLabel("Body, JSON").fill("{");
    await track.getByRole("button", { name: "Send" }).click();
    await expect(track.getByRole("status")).toHaveText(/^400 Bad Request/);
    await expect(track.getByLabel("Response body")).toHaveValue(/Must be valid JSON/);
  });
});

test("a large response is cut off with a notice", async ({ page, demo }) => {
  await page.goto("/docs#listVideoStats");
  const form = await openConsole(page, "List video statistics");
  await form.getByLabel("Your API key").fill(demo.keys.full);
  await form.getByLabel("limit").fill("100");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByText("The first 200 kB of the response.")).toBeVisible();
  const shown = await form.getByLabel("Response body").inputValue();
  expect(Buffer.byteLength(shown)).toBeGreaterThan(199_990);
  expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(200_000);
});

test("the documentation is linked from the landing page, the keys page and the account menu", async ({
  page,
  demo,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "API documentation" }).click();
  await expect(page).toHaveURL(/\/docs$/);
  await page.getByRole("link", { name: "Audiences" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audience estimates");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(demo.email);
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/overview");
  await page.goto("/keys");
  await expect(page.getByRole("link", { name: "the API documentation" })).toHaveAttribute("href", "/docs");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "API documentation" }).click();
  await expect(page).toHaveURL(/\/docs$/);
  await expect(page.getByRole("link", { name: "Dashboard" })).toBeVisible();
});

for (const viewport of VIEWS) {
  const isPhone = viewport.width < 500;
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport, isMobile: isPhone, hasTouch: isPhone });

    test("pages, contents and console are accessible", async ({ page, demo }) => {
      for (const path of ["/docs/audience", "/docs/webhooks", "/docs"]) {
        await page.goto(path);
        await expectAccessible(page);
      }
      if (isPhone) {
        const contents = page.getByRole("region", { name: "Contents" });
        await page.getByRole("button", { name: "Contents" }).click();
        await expect(contents).toBeVisible();
        await expectAccessible(page);
        await contents.getByRole("link", { name: "/whoami" }).click();
        await expect(contents).toBeHidden();
        await expect(page.getByRole("region", { name: "Identify an API key" })).toBeInViewport();
      }
      const form = await openConsole(page, "Identify an API key");
      await form.getByLabel("Your API key").fill(demo.keys.full);
      await form.getByRole("button", { name: "Send" }).click();
      await expect(form.getByRole("status")).toHaveText(/^200 OK/);
      await expectAccessible(page);
    });
  });
}
