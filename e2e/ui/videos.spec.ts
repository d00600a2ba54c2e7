import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { escapeDialog, expectNoDialog, pressAndClose } from "./dialogs";
import { loseAtPlatform, newVideo, openCompleted, VIDEO_LINKS, videoTable } from "./video-steps";
import { DESKTOP, NARROW, PHONE } from "./views";

test("a user filters the list, and the view survives a reload", async ({ page, demo }) => {
  await enter(page, demo, "/videos");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Videos");
  const rows = videoTable(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
  await expect(rows.first()).toBeVisible();

  await page.getByRole("button", { name: "Filter by platform" }).click();
  await page.getByRole("option", { name: "TikTok" }).click();
  await page.getByRole("button", { name: "Filter by status" }).click();
  await page.getByRole("option", { name: "Completed" }).click();
  await videoTable(page).getByRole("button", { name: "Views" }).click();
  await expect(page).toHaveURL(/platform=tiktok/);
  await expect(page).toHaveURL(/status=completed/);
  await expect(page).toHaveURL(/sort=views/);
  const onlyCompletedTikToks = async () => {
    await expect(rows.filter({ hasNotText: "Completed" })).toHaveCount(0);
    await expect(rows.filter({ hasNotText: "TikTok" })).toHaveCount(0);
    await expect(rows).not.toHaveCount(0);
    await expect(videoTable(page).getByRole("columnheader", { name: "Views" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
  };
  await onlyCompletedTikToks();
  await page.reload();
  await onlyCompletedTikToks();

  await page.getByRole("searchbox").fill("no such video anywhere");
  await expect(page.getByText("No videos match these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(rows.filter({ hasText: "YouTube" })).not.toHaveCount(0);
  await expect(page).not.toHaveURL(/platform=|status=|q=/);
});

test("a user views a completed video hour by hour", async ({ page, demo }) => {
  await enter(page, demo, "/videos");
  await openCompleted(page, "tiktok");
  await expect(page.getByRole("article").getByText("Completed", { exact: true })).toBeVisible();
  await expect(page.getByText("Tracking is complete.")).toBeVisible();
  await expect(page.getByText(/^Views (rose|fell) from [\d,]+ to [\d,]+ in \d+ hours/)).toBeVisible();

  await page.getByRole("radio", { name: "Per hour" }).click();
  await expect(page).toHaveURL(/mode=hourly/);
  await expect(page.getByRole("heading", { name: "Views per hour" })).toBeVisible();

  await expectDrawn(charts(page), 3);
  const chart = charts(page).first();
  // A pointer over the chart would show another point.
  await page.mouse.move(0, 0);
  await chart.focus();
  await expect(page.getByText("First snapshot: nothing to compare with")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/views since [A-Z][a-z]{2} \d/)).toBeVisible();

  await page
    .getByText(/^Show [\d,]+ hours as a table$/)
    .first()
    .click();
  const table = page.getByRole("table", { name: "Views, hour by hour" });
  const next = page.getByRole("navigation", { name: /Views, hour by hour/ }).getByRole("button", { name: "Next page" });
  await expect(table).toBeVisible();
  const gap = table.getByRole("cell", { name: "The platform reported the video as gone" });
  while (!(await gap.first().isVisible()) && (await next.isEnabled())) await next.click();
  await expect(gap.first()).toBeVisible();

  await page.getByRole("button", { name: /^Likes/ }).click();
  await expect(page.getByRole("heading", { name: "Likes per hour" })).toBeVisible();
  await expect(page).toHaveURL(/metric=likes/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Likes per hour" })).toBeVisible();
});

test("metrics that a platform does not report are not shown as 0", async ({ page, demo }) => {
  await enter(page, demo, "/videos?platform=youtube");
  await videoTable(page).getByRole("link").first().click();
  // The list, which also has a button with that name, stays until the video's page has loaded.
  await page.waitForURL(/\/videos\/[a-z0-9]{20,}$/);
  await page.getByRole("button", { name: /^Saves/ }).click();
  await expect(page.getByRole("heading", { name: "Saves: not reported by YouTube" })).toBeVisible();
  await expect(page.getByText("YouTube does not report saves.")).toBeVisible();
});

test.describe("a first day", () => {
  test.use({ expectedErrors: [/status of 40[24]/] });

  test("a user tracks and stops the first video, with the price in view", async ({ page, demo }) => {
    const video = newVideo();
    const lost = newVideo();
    await loseAtPlatform(demo, lost.id);
    await signUp(page, newAccount(), "/videos");
    await expect(page.getByRole("heading", { name: "Track your first video" })).toBeVisible();
    await page.getByRole("button", { name: "Track video" }).click();
    const dialog = page.getByRole("dialog", { name: "Track video" });
    const link = dialog.getByLabel("Link to the video");
    const start = dialog.getByRole("button", { name: "Track video" });

    await link.fill("https://example.org/watch?v=1");
    await start.click();
    await expect(dialog.getByText(/This isn't a link|Clipscope tracks videos on/)).toBeVisible();

    await link.fill(lost.link);
    await start.click();
    await expect(dialog.getByText(/doesn't exist or is private/)).toBeVisible();

    await link.fill(video.link);
    await expect(dialog.getByText("YouTube video recognized")).toBeVisible();
    await dialog.getByRole("button", { name: "30 days", exact: true }).click();
    await expect(dialog.getByTestId("track-cost")).toHaveText("$10.80");
    await expect(dialog.getByText("Exceeds the available balance")).toBeVisible();
    await start.click();
    await expect(dialog.getByRole("alert")).toContainText("$5.80 is missing");

    await dialog.getByRole("button", { name: "1 day", exact: true }).click();
    await expect(dialog.getByTestId("track-cost")).toHaveText("$0.36");
    await start.click();
    await expect(page.getByText("Video tracked. This is its first snapshot.")).toBeVisible();
    await expect(page).toHaveURL(/\/videos\/[a-z0-9]+$/);
    await expectNoDialog(page);
    await page.getByRole("link", { name: "Videos", exact: true }).first().click();
    await expect(videoTable(page).getByRole("row").filter({ hasText: "Tracking" })).toHaveCount(1);

    await page.goto("/videos?track=1");
    await link.fill(video.link);
    await expect(dialog.getByText("This video is already tracked")).toBeVisible();
    await pressAndClose(dialog.getByRole("link", { name: "view it" }));

    await expect(page).toHaveURL(/\/videos\/[a-z0-9]+$/);
    await expect(page.locator("p", { hasText: "One snapshot so far" }).first()).toBeVisible();
    await page.getByText("More", { exact: true }).click();
    await expect(page.getByText("$0.015", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Stop tracking" }).click();
    const confirmation = page.getByRole("alertdialog");
    await expect(confirmation).toContainText("No more snapshots are collected or charged");
    await pressAndClose(confirmation.getByRole("button", { name: "Stop tracking" }));
    await expect(page.getByText("Stopped before its last day.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Stop tracking" })).toBeHidden();
  });
});

test.describe("a link to an unknown video", () => {
  test.use({ expectedErrors: [/404/] });

  test("shows an error and links to the list", async ({ page, demo }) => {
    await enter(page, demo, "/videos/nosuchvideo");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Video not found");
    await expectAccessible(page);
    await page.getByRole("link", { name: "View all videos" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Videos");
  });
});

test.describe("on a phone that identifies itself", () => {
  test.use({ viewport: { width: 390, height: 844 }, extraHTTPHeaders: { "Sec-CH-UA-Mobile": "?1" } });

  test("the list does not include the hidden table", async ({ page, demo }) => {
    await enter(page, demo, "/videos");
    await expect(page.getByRole("list", { name: "Tracked videos with their latest numbers" })).toBeVisible();
    await expect(page.locator("main table")).toHaveCount(0);
    await page.goto("/videos?sort=views");
    await expect(page.locator(VIDEO_LINKS).first()).toBeVisible();
    await expect(page.locator("main table")).toHaveCount(0);
  });
});

const VIEWS = [DESKTOP, PHONE, NARROW];
test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("list, dialog and video are accessible", async ({ page, demo }) => {
    await enter(page, demo, "/videos");
    await expect(page.locator(VIDEO_LINKS).first()).toBeVisible();
    await expectAccessible(page, { views: VIEWS });

    await page.getByRole("button", { name: "Track video" }).click();
    await page.getByLabel("Link to the video").fill(newVideo().link);
    await expect(page.getByText("YouTube video recognized")).toBeVisible();
    await expectAccessible(page, { views: VIEWS });
    await escapeDialog(page);

    await openCompleted(page, "tiktok");
    await expectDrawn(charts(page), 3);
    await page
      .getByText(/^Show [\d,]+ hours as a table$/)
      .first()
      .click();
    await expect(page.getByRole("table", { name: "Views, hour by hour" })).toBeVisible();
    await expectAccessible(page, { views: VIEWS });
  });
});
