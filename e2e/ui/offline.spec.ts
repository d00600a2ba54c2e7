import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { newAccount, signIn, signUp } from "./account-steps";
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

test.describe("signed out in another tab", () => {
  test.use({ expectedErrors: [/status of 401/] });

  test("the page offers a sign-in that returns to it", async ({ page, context }) => {
    const account = newAccount();
    await signUp(page, account);
    await context.clearCookies({ name: /session-token/ });
    // Checks the link on the server, which responds that no one is signed in.
    await fillTrackForm(page, newVideo().link);
    // Above the open dialog, which makes the rest of the page inert.
    const ended = page.getByRole("alert").filter({ hasText: "Your session has ended" });
    await expect(ended.getByText("Your session has ended")).toBeVisible();
    const here = new URL(page.url());
    await ended.getByRole("link", { name: "Sign in" }).click();
    await page.waitForURL("**/sign-in?**");
    await signIn(page, account);
    await page.waitForURL((url) => url.pathname + url.search === here.pathname + here.search);
  });
});
