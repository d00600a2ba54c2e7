import type { Browser, Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { type Account, enter, newAccount, openAs, signIn, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { escapeDialog, expectNoDialog, pressAndClose } from "./dialogs";
import { openPalette, paletteOf } from "./shortcuts";
import { newVideo, videoTable } from "./video-steps";

const OFFLINE = /^You're offline\. Changes can't be saved/;
const notice = (page: Page) => page.getByText(OFFLINE);
const trackDialog = (page: Page) => page.getByRole("dialog", { name: "Track video" });

/** Opens and fills in the form. @returns its submit button */
async function fillTrackForm(page: Page, link: string) {
  await page.getByRole("button", { name: "Track video" }).first().click();
  const dialog = trackDialog(page);
  await dialog.getByLabel("Link to the video").fill(link);
  return dialog.getByRole("button", { name: "Track video" });
}

/** The server's state, requested independently of the page. */
async function stateOf(page: Page) {
  const get = async (path: string) => (await page.context().request.get(path)).json();
  const { rows } = await get("/api/dashboard/videos?per_page=50");
  const { entries } = await get("/api/dashboard/billing/ledger?zone=UTC");
  return { videos: rows.length, entries: entries.length };
}

test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

test("tracking a video offline fails right away and is not sent later", async ({ page, context }) => {
  await signUp(page, newAccount());
  await page.goto("/videos");
  const before = await stateOf(page);
  const start = await fillTrackForm(page, newVideo().link);
  await context.setOffline(true);
  await expect(notice(page)).toBeVisible();
  await start.click();
  const dialog = trackDialog(page);
  await expect(dialog.getByRole("alert")).toContainText("You're offline.", { timeout: 5_000 });
  await expect(dialog.getByRole("alert")).toContainText("won't track the video twice");
  await pressAndClose(dialog.getByRole("button", { name: "Cancel" }));

  await context.setOffline(false);
  await expect(notice(page)).toBeHidden();
  // Long enough for any queued request to be sent.
  await page.waitForTimeout(3_000);
  expect(await stateOf(page)).toEqual(before);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Track your first video" })).toBeVisible();
});

test("canceling ends a hanging request", async ({ page }) => {
  await signUp(page, newAccount());
  await page.goto("/videos");
  const before = await stateOf(page);
  await page.route("**/api/dashboard/videos", (route) =>
    // Never sent to the server.
    route.request().method() === "POST" ? undefined : route.continue(),
  );
  const start = await fillTrackForm(page, newVideo().link);
  const [request] = await Promise.all([page.waitForRequest((sent) => sent.method() === "POST"), start.click()]);
  const failed = page.waitForEvent("requestfailed", (ended) => ended === request);
  await pressAndClose(trackDialog(page).getByRole("button", { name: "Cancel" }));
  await failed;
  await expect(page.getByText("Request canceled. If it had already finished")).toBeVisible();
  expect(await stateOf(page)).toEqual(before);
});

test("a request that was canceled too late shows where to find the video", async ({ page }) => {
  await signUp(page, newAccount());
  await page.goto("/videos");
  const video = newVideo();
  let isDone = () => {};
  const done = new Promise<void>((resolve) => {
    isDone = resolve;
  });
  await page.route("**/api/dashboard/videos", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    // The server processes it, but its response never arrives.
    expect((await route.fetch()).ok()).toBe(true);
    isDone();
  });
  const start = await fillTrackForm(page, video.link);
  await start.click();
  await done;
  await pressAndClose(trackDialog(page).getByRole("button", { name: "Cancel" }));
  await expect(page.getByText("If it had already finished, the video is in your list.")).toBeVisible();
  await expect(videoTable(page).getByRole("link")).not.toHaveCount(0);
  expect((await stateOf(page)).videos).toBe(1);
});

test("no navigation ends on the browser's error page, and a held one continues", async ({ page, context, demo }) => {
  await page.goto("/sign-in?from=/billing");
  await signIn(page, demo);
  await page.waitForURL("**/billing");
  await expectDrawn(charts(page));
  // By a link, because the browser itself handles going back across a full page load.
  await page.getByRole("navigation").getByRole("link", { name: "Videos" }).first().click();
  await expect(videoTable(page).getByRole("link").first()).toBeVisible();
  const isOurs = () => expect(page.getByRole("link", { name: "Skip to content" })).toBeAttached();
  // Opened while online, so that its script is loaded.
  await openPalette(page);
  await escapeDialog(page);

  await context.setOffline(true);
  await expect(notice(page)).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Channels" }).first().click();
  await videoTable(page).getByRole("link").first().click();
  await isOurs();
  await expect(page).toHaveURL(/\/videos$/);

  await openPalette(page);
  await page.keyboard.type("Webhooks");
  await expect(paletteOf(page).getByRole("option", { selected: true })).toContainText("Webhooks");
  await page.keyboard.press("Enter");
  await expectNoDialog(page);
  // Long enough for the request to fail, and for the checks of the connection.
  await page.waitForTimeout(2_000);
  await isOurs();
  await page.goBack().catch(() => undefined);
  await page.waitForTimeout(1_000);
  await isOurs();
  await expect(notice(page)).toBeVisible();

  await context.setOffline(false);
  await expect(notice(page)).toBeHidden();
  await openPalette(page);
  await page.keyboard.type("Webhooks");
  await expect(paletteOf(page).getByRole("option", { selected: true })).toContainText("Webhooks");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/webhooks");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test.describe("with the server down", () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED/] });

  test("the page waits for an unreachable server", async ({ page, demo }) => {
    await page.goto("/sign-in?from=/videos");
    await signIn(page, demo);
    await expect(videoTable(page).getByRole("link").first()).toBeVisible();
    await page.route("**/*", (route) => route.abort("connectionrefused"));
    await page.getByRole("navigation").getByRole("link", { name: "Developers" }).first().click();
    await expect(page.getByText("Can't reach the server.")).toBeVisible();
    await page.unrouteAll();
    await page.waitForURL("**/keys");
    await expect(page.getByText("Can't reach the server.")).toBeHidden();
  });
});

test("what was typed offline is kept, and is sent once back online", async ({ page, context }) => {
  await signUp(page, newAccount());
  await page.goto("/videos");
  const { link } = newVideo();
  const start = await fillTrackForm(page, link);
  await context.setOffline(true);
  await start.click();
  const dialog = trackDialog(page);
  await expect(dialog.getByRole("alert")).toContainText("You're offline.");
  await context.setOffline(false);
  await expect(notice(page)).toBeHidden();
  await expect(dialog.getByLabel("Link to the video")).toHaveValue(link);
  await pressAndClose(start);
  await expect.poll(async () => (await stateOf(page)).videos).toBe(1);
});

test("a placeholder appears only if loading takes longer", async ({ page, demo }) => {
  await enter(page, demo, "/channels");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/dashboard/channels/*/mentions*", async (route) => {
    await held;
    await route.continue();
  });
  await page.locator("main a[href^='/channels/']").first().click();
  await page.getByRole("tab", { name: "Mentions" }).click();
  const placeholder = page.getByRole("main").locator(".placeholder").first();
  await expect(placeholder).toHaveCSS("transition-delay", "0.2s");
  await expect.poll(() => placeholder.evaluate((block) => getComputedStyle(block).opacity)).not.toBe("0");
  release();
  await expect(placeholder).toBeHidden();
});

test.describe("when the session has ended", () => {
  test.use({ expectedErrors: [/status of 401/] });
  const ended = (page: Page) => page.getByText("Your session has ended", { exact: true });

  /** Ends the page's session from another one: its row is deleted. */
  async function endSession(browser: Browser, url: string, account: Account): Promise<void> {
    const other = await openAs(browser, url, account);
    await other.goto("/profile");
    await other.getByRole("button", { name: "End all other sessions" }).click();
    await expect(other.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
    await other.context().close();
  }

  test("signing in over the page keeps what was typed", async ({ page, browser, demo }) => {
    const account = newAccount();
    await signUp(page, account, "/videos");
    const { link } = newVideo();
    await endSession(browser, demo.url, account);
    // Checks the link on the server, which responds that no one is signed in.
    const start = await fillTrackForm(page, link);
    // Above the open dialog, which makes the rest of the page inert.
    await page.getByRole("alert").getByRole("button", { name: "Sign in", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in", exact: true });
    await dialog.getByLabel("Password").fill("certainly wrong");
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(dialog.getByRole("alert")).toHaveText("This email address and password don't match.");
    await expectAccessible(page);
    await dialog.getByLabel("Password").fill(account.password);
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(ended(page)).toBeHidden();
    await expect(trackDialog(page).getByLabel("Link to the video")).toHaveValue(link);
    await pressAndClose(start);
    await expect.poll(async () => (await stateOf(page)).videos).toBe(1);
  });

  test("the sign-in page returns to the same place", async ({ page, browser, demo }) => {
    const account = newAccount();
    await signUp(page, account, "/billing?unit=credits");
    await endSession(browser, demo.url, account);
    await page.getByRole("button", { name: "Change alert" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Change alert" }).click();
    await page.getByRole("alert").getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("link", { name: "sign in another way" }).click();
    await page.waitForURL("**/sign-in?**");
    await signIn(page, account);
    await page.waitForURL("**/billing?unit=credits");
  });

  test("a sign-in in another tab is enough", async ({ page, context, browser, demo }) => {
    const account = newAccount();
    await signUp(page, account, "/videos");
    await endSession(browser, demo.url, account);
    const start = await fillTrackForm(page, newVideo().link);
    await expect(ended(page)).toBeVisible();
    const tab = await context.newPage();
    await tab.goto("/sign-in");
    await signIn(tab, account);
    await tab.close();
    await pressAndClose(start);
    await expect(ended(page)).toBeHidden();
  });
});
