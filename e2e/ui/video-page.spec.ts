import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { expectNoDialog, pressAndClose } from "./dialogs";
import { newVideo, openCompleted, VIDEO_LINKS } from "./video-steps";
import { DESKTOP } from "./views";

/** The table of a chart shows one day per page. */
const ROWS_PER_PAGE = 24;

/** Tracks a video for a day through the dashboard's API. */
async function trackForADay(page: Page, url: string): Promise<string> {
  const response = await page.request.post("/api/dashboard/videos", {
    data: { video_link: newVideo().link, duration_days: 1 },
    headers: { Origin: url },
  });
  expect(response.status()).toBe(200);
  return (await response.json()).id;
}

const expectList = (page: Page) => expect(page.getByRole("heading", { level: 1 })).toHaveText("Videos");

const figureOf = (page: Page, name: string) =>
  page.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) });

test("velocity and formulas are shown on hover and on keyboard focus", async ({ page, demo }) => {
  await enter(page, demo, "/videos");
  await expectList(page);
  await openCompleted(page, "tiktok");
  await page.getByText("More", { exact: true }).click();
  for (const span of [1, 6, 24])
    await expect(figureOf(page, `Velocity, ${span} h`).getByRole("img")).toHaveAccessibleName(
      /^([+−±][\d.,]+\/h\. [+−±][\d,]+ views from .+ per hour$|unknown\. .+)/,
    );
  await page.getByRole("button", { name: /^Likes/ }).click();
  await expect(figureOf(page, "Velocity, 24 h").getByRole("img")).toHaveAccessibleName(/likes/);

  const rate = figureOf(page, "Engagement rate").getByRole("img");
  const formula = /^\([\d,]+ likes \+ [\d,]+ comments \+ [\d,]+ shares\) × 100 ÷ [\d,]+ views$/;
  await rate.hover();
  await expect(page.getByRole("tooltip").getByText(formula)).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(page.getByRole("tooltip")).toBeHidden();
  await figureOf(page, "Velocity, 24 h").getByRole("img").focus();
  await page.keyboard.press("Tab");
  await expect(rate).toBeFocused();
  await expect(page.getByRole("tooltip").getByText(formula)).toBeVisible();
});

test.describe("in Rome", () => {
  test.use({ timezoneId: "Europe/Rome" });

  test("the exported file matches the table on the page", async ({ page, demo }) => {
    await enter(page, demo, "/videos");
    await expectList(page);
    await openCompleted(page, "tiktok");
    await expect(page.getByRole("link", { name: "Export CSV" })).toHaveAttribute("href", /zone=Europe%2FRome/);
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^clipscope-[a-z0-9-]+-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), "utf8");
    const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), {
      header: true,
      skipEmptyLines: true,
    });

    await page
      .getByText(/^Show [\d,]+ hours as a table$/)
      .first()
      .click();
    const rows = page
      .getByRole("table", { name: "Views, hour by hour" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    const next = page
      .getByRole("navigation", { name: /Views, hour by hour/ })
      .getByRole("button", { name: "Next page" });
    // One reading of a page's rows; the table, and each of its pages, may still be on the way.
    const shown = () =>
      rows.evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll<HTMLElement>("th, td")].map((cell) => cell.innerText)),
      );
    const expected = data.toReversed().map(rowOnPage);
    expect(expected.length).toBeGreaterThan(ROWS_PER_PAGE);
    for (let start = 0; start < expected.length; start += ROWS_PER_PAGE) {
      if (start > 0) await next.click();
      await expect.poll(shown).toEqual(expected.slice(start, start + ROWS_PER_PAGE));
    }
    await expect(next).toBeDisabled();
  });
});

/** Returns a row of the file as the page's table of views shows it. */
function rowOnPage(row: Record<string, string>): string[] {
  const time = row["Time (Europe/Rome)"] ?? "";
  const [day, clock] = time.split(" ");
  const date = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "short" }).format(new Date(`${day}T12:00:00`));
  const heading = `${date}, ${clock?.slice(0, 5)}`;
  if (row["No snapshot because"]) return [heading, row["No snapshot because"]];
  const figure = (text: string | undefined) => Number(text).toLocaleString("en");
  if (!row["Views gained"]) return [heading, figure(row.Views), "first snapshot"];
  const gained = Number(row["Views gained"]);
  const hours = Number(row["Views gained over hours"]);
  const sign = gained > 0 ? "+" : gained < 0 ? "−" : "±";
  const correction = gained < 0 ? "correction " : "";
  const span = hours > 1 ? ` in ${hours} hours` : "";
  return [heading, figure(row.Views), `${correction}${sign}${figure(String(Math.abs(gained)))}${span}`];
}

test.describe("more days", () => {
  test.use({ expectedErrors: [/status of 40[29]/] });

  test("a user extends a video, sees the price first, and pays once", async ({ page, demo }) => {
    await signUp(page, newAccount());
    const id = await trackForADay(page, demo.url);
    await page.goto(`/videos/${id}`);
    await page.getByRole("button", { name: "Extend", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Extend tracking" });
    await dialog.getByRole("button", { name: "29 days more" }).click();
    await dialog.getByRole("button", { name: "Extend by 29 days for $10.44" }).click();
    await expect(dialog.getByRole("alert")).toContainText("is missing");

    await dialog.getByRole("button", { name: "7 days more" }).click();
    // As many decimals as the balance below it.
    await expect(dialog.getByTestId("track-cost")).toHaveText("$2.520");

    // In the meantime, someone else sends the same change.
    const again = () =>
      page.request.post(`/api/dashboard/videos/${id}/extend`, {
        data: { days: 7, duration_days: 1 },
        headers: { Origin: demo.url },
      });
    expect((await again()).status()).toBe(200);
    await dialog.getByRole("button", { name: "Extend by 7 days for $2.52" }).click();
    await expect(dialog.getByRole("alert")).toContainText("and now lasts 8 days in total. Nothing was changed.");
    expect((await again()).status()).toBe(409);
    await pressAndClose(dialog.getByRole("button", { name: "Cancel" }));
    await expect(figureOf(page, "Time left")).toContainText("of 8 days");

    await page.getByRole("button", { name: "Extend", exact: true }).click();
    await dialog.getByRole("button", { name: "1 day more" }).click();
    await dialog.getByRole("button", { name: "Extend by 1 day for $0.36" }).click();
    await expect(page.getByText(/^Tracking extended to 9 days, until /)).toBeVisible();
    await expectNoDialog(page);
    await expect(figureOf(page, "Time left")).toContainText("of 9 days");
  });

  test("another organization's video can't be extended or exported", async ({ page, apiAs, demo }) => {
    const { videos } = await (await (await apiAs(demo.keys.full)).get("/api/v1/videos?limit=1")).json();
    await signUp(page, newAccount());
    for (const id of [videos[0].id, "nosuch"]) {
      const extension = await page.request.post(`/api/dashboard/videos/${id}/extend`, {
        data: { days: 1, duration_days: 1 },
        headers: { Origin: demo.url },
      });
      expect([extension.status(), await extension.json()]).toEqual([404, { error: "Video not found" }]);
      const file = await page.request.get(`/api/dashboard/videos/${id}/export`);
      expect([file.status(), await file.json()]).toEqual([404, { error: "Video not found" }]);
      expect((await page.request.get(`/videos/${id}`)).status()).toBe(404);
    }
    const bad = await page.request.post(`/api/dashboard/videos/${videos[0].id}/extend`, {
      data: { days: 1.5, duration_days: 1 },
      headers: { Origin: demo.url },
    });
    expect([bad.status(), (await bad.json()).details]).toEqual([400, [{ field: "days", message: "Enter whole days" }]]);
    // An unknown zone counts as UTC.
    const zone = await page.request.get(`/api/dashboard/videos/${videos[0].id}/export?zone=Mars/Olympus`);
    expect([zone.status(), await zone.json()]).toEqual([404, { error: "Video not found" }]);
  });
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("the page and its dialog are accessible", async ({ page, demo }) => {
    await enter(page, demo, "/videos?status=monitoring");
    await expectList(page);
    await page.locator(VIDEO_LINKS).first().click();
    await expectDrawn(charts(page), 3);
    await page.getByText("More", { exact: true }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Extend", exact: true }).click();
    await expect(page.getByRole("button", { name: /^Extend by .+ for \$/ })).toBeVisible();
    await expectAccessible(page);
  });
});
