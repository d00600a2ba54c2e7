import type { Page } from "@playwright/test";
import type { Demo } from "@/e2e/demo";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { pressAndClose } from "./dialogs";
import { newVideo } from "./video-steps";
import { DESKTOP, NARROW, PHONE } from "./views";

async function openOverview(page: Page, demo: Demo): Promise<void> {
  await enter(page, demo, "/overview");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
}

test("a new user gets from sign-up to the first chart in three steps", async ({ page }) => {
  await signUp(page, newAccount());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await expect(page.getByRole("listitem").filter({ hasText: "2. Track a video" })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await expect(page.getByText("any well-formed link works")).toBeVisible();
  await expect(page.getByRole("img", { name: "Example of views gained per hour on a first day" })).toBeVisible();
  const { link } = newVideo();
  await page.getByLabel("Video link").fill(link);
  await page.getByLabel("Video link").press("Enter");
  const dialog = page.getByRole("dialog", { name: "Track video" });
  await expect(dialog.getByLabel("Link to the video")).toHaveValue(link);
  await dialog.getByRole("button", { name: "1 day", exact: true }).click();
  await pressAndClose(dialog.getByRole("button", { name: "Track video" }));

  await expect(page).toHaveURL(/\/videos\/[a-z0-9]+$/);
  await expect(page.locator("p", { hasText: "One snapshot so far" }).first()).toBeVisible();
  await expectDrawn(charts(page).first());
  await expect(page.getByText(/^in \d+ minutes?$|^just now$/).first()).toBeVisible();

  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await expect(page.getByText("gains require two snapshots")).toBeVisible();
  const first = page.getByRole("region", { name: "First snapshots" });
  await expect(first.getByRole("term")).toHaveText(["Views", "Published", "Average since then", "Next snapshot"]);
  await expect(page.getByRole("region", { name: /first day Example$/ })).toBeVisible();
  await expect(page.getByText("no comparison yet").or(page.getByText("no data")).first()).toBeVisible();
  await page.getByRole("link", { name: "Tracking now" }).click();
  await expect(page).toHaveURL(/\/videos\?status=monitoring/);
});

test("an example link fills the form, and the sample campaign opens and is dismissed for good", async ({ page }) => {
  await signUp(page, newAccount());
  await page.getByRole("button", { name: "Try an example link" }).click();
  const dialog = page.getByRole("dialog", { name: "Track video" });
  await expect(dialog.getByLabel("Link to the video")).not.toHaveValue("");
  await pressAndClose(dialog.getByRole("button", { name: "Cancel" }));
  await page.getByRole("button", { name: "Open sample" }).click();
  await expect(page.getByRole("img", { name: /^Sample: views gained per day/ })).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  const sample = page.getByRole("heading", { name: /^Sample campaign/ });
  await expect(sample).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Track your first video" })).toBeVisible();
  await expect(sample).toHaveCount(0);
});

test("a user sees gains by time and platform, and the view survives a reload", async ({ page, demo }) => {
  await openOverview(page, demo);
  // The demo shows a launch, so its headline is growth.
  await expect(page.getByText(/^[\d.,]+[KM]? views in the last 7 days, \S+ more than the week before/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Views gained per hour" })).toBeVisible();
  const platforms = page.getByRole("table", { name: "Gains by platform" });
  await expect(platforms.getByRole("rowheader")).toHaveText(["TikTok", "YouTube", "Instagram", "X"]);

  const chart = charts(page);
  await expectDrawn(chart);
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: /\d\d:00/ })).toBeVisible();

  await page.getByRole("button", { name: /^Engagement/ }).click();
  await expect(page.getByRole("heading", { name: "Engagement per hour" })).toBeVisible();
  await page.getByRole("button", { name: /^Likes gained/ }).click();
  await page.getByRole("radio", { name: "24 hours" }).click();
  await expect(page.getByText(/ views in the last 24 hours/)).toBeVisible();
  await page.getByRole("radio", { name: "30 days", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Likes gained per day" })).toBeVisible();
  await expect(page).toHaveURL(/range=30d/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Likes gained per day" })).toBeVisible();
  await page.getByText(/^Show 30 days as a table$/).click();
  const table = page.getByRole("table", { name: "Likes gained, day by day" });
  await expect(table.getByRole("rowheader").first()).toContainText("so far");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Likes gained per hour" })).toBeVisible();

  await page.getByRole("radio", { name: "Custom" }).click();
  await page.getByRole("button", { name: "Open calendar" }).click();
  const today = page.getByRole("dialog").getByRole("button", { name: /^Today/ });
  await today.click();
  await today.click();
  await expect(page).toHaveURL(/from=(\d{4}-\d\d-\d\d)&to=\1/);
  await expect(page.getByText(/ likes in 1 day[,;.]|No likes gained/).first()).toBeVisible();
});

test("filters narrow the page, stay in the URL, and are removed by their chip", async ({ page, demo }) => {
  await openOverview(page, demo);
  const platforms = page.getByRole("table", { name: "Gains by platform" }).getByRole("rowheader");
  await expect(platforms).toHaveCount(4);
  await page.getByRole("button", { name: "Filter by platform" }).click();
  await page.getByRole("option", { name: "TikTok" }).click();
  await expect(page).toHaveURL(/platform=tiktok/);
  await expect(platforms).toHaveText(["TikTok"]);
  await page.getByRole("button", { name: "Filter by campaign" }).click();
  await page.getByRole("option", { name: "Autumn launch" }).click();
  await expect(page).toHaveURL(/campaign=/);
  await page.reload();
  await expect(page.getByRole("button", { name: "Campaign: Autumn launch" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Platform: TikTok" })).toBeVisible();
  await page.getByRole("button", { name: "Remove the platform filter" }).click();
  await expect(page).not.toHaveURL(/platform=/);
  await expect(page.getByRole("button", { name: "Filter by platform" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).not.toHaveURL(/campaign=/);
  await expect(platforms).toHaveCount(4);
});

test("filters that match no video say so and lead back", async ({ page, demo }) => {
  await enter(page, demo, "/overview?creator=nobody-has-this-name");
  await expect(page.getByRole("heading", { name: "No videos match these filters" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(page.getByRole("heading", { name: "Views gained per hour" })).toBeVisible();
});

test("the comparison is switched with a key and remembered", async ({ page, demo }) => {
  await openOverview(page, demo);
  const compare = page.getByRole("switch", { name: "Compare" });
  await expect(compare).toBeChecked();
  await expect(page.getByRole("button", { name: /^Views gained .*vs\. / })).toBeVisible();
  await expectDrawn(charts(page));
  await page.keyboard.press("c");
  await expect(compare).not.toBeChecked();
  await expect(page.getByRole("button", { name: /^Views gained .*in this range/ })).toBeVisible();
  await page.reload();
  await expect(compare).not.toBeChecked();
  await compare.click();
  await expect(compare).toBeChecked();
});

test("what changed and posting hours load with the page", async ({ page, demo }) => {
  await openOverview(page, demo);
  const changes = page.getByRole("region", { name: "What changed" });
  await expectDrawn(changes);
  await expect(changes.getByText(/against the same weekdays from/)).toBeVisible();
  const hours = page.getByRole("region", { name: "Posting hours" });
  await expectDrawn(hours);
  await hours.getByText("Show posting hours as a table").click();
  await expect(hours.getByRole("table", { name: "Videos by weekday and hour of publication" })).toBeVisible();
});

test("the numbers link to their videos", async ({ page, demo }) => {
  await openOverview(page, demo);
  await page.getByRole("link", { name: "Failed in this range" }).click();
  await expect(page).toHaveURL(/\/videos\?status=error/);
  await page.goBack();
  const movers = page.getByRole("region", { name: "Top videos" });
  const first = movers.getByRole("link").first();
  const title = (await first.textContent()) ?? "";
  await first.click();
  await expect(page).toHaveURL(/\/videos\/[a-z0-9]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title.trim());
});

test.describe("a link to a future range", () => {
  test.use({ expectedErrors: [/status of 400/] });

  test("shows the error and a way back", async ({ page, demo }) => {
    await enter(page, demo, "/overview?range=custom&from=2199-01-01&to=2199-01-02");
    await expect(page.getByRole("alert").filter({ hasText: "The first day is in the future" })).toBeVisible();
    await page.getByRole("radio", { name: "7 days", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Views gained per hour" })).toBeVisible();
  });
});

const VIEWS = [DESKTOP, PHONE, NARROW];
test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("the overview is accessible, rich and empty", async ({ page, demo }) => {
    await openOverview(page, demo);
    await page.getByRole("radio", { name: "Custom" }).click();
    await expect(page.getByRole("button", { name: "Open calendar" })).toBeVisible();
    await expectDrawn(charts(page));
    await page.getByText(/^Show \d+ hours as a table$/).click();
    await expect(page.getByRole("table", { name: "Views gained, hour by hour" })).toBeVisible();
    await expectAccessible(page, { views: VIEWS });

    await page.context().clearCookies();
    await signUp(page, newAccount());
    await expect(page.getByRole("heading", { name: "Track your first video" })).toBeVisible();
    await expectAccessible(page, { views: VIEWS });
  });
});
