import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { openAs, signIn } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { expectNoDialog } from "./dialogs";
import { DESKTOP, onPhone, PHONE } from "./views";

test.use({ timezoneId: "America/New_York" });

const zoneButton = (page: Page) => page.getByRole("button", { name: /^Times in / });

async function choose(page: Page, words: string): Promise<void> {
  await zoneButton(page).click();
  const dialog = page.getByRole("dialog", { name: "Time zone" });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expectNoDialog(page);
}

/** As the pages format a time. */
const written = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat("en-US", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(at));

/** The first count of the first account, from the API. */
async function firstReading(page: Page): Promise<string> {
  const { rows } = await (await page.request.get("/api/dashboard/social")).json();
  const { days } = await (await page.request.get(`/api/dashboard/social/${rows[0].id}/history?days=90`)).json();
  return days[0].read_at;
}

test("times use the browser's zone, then the chosen one, across reloads", async ({ page, demo }) => {
  await page.goto("/sign-in?from=/subscribers");
  await signIn(page, demo);
  await page.waitForURL("**/subscribers");
  await expect(zoneButton(page)).toHaveText("Times in America/New_York");
  const reading = page
    .getByRole("table", { name: /accounts/ })
    .locator("time")
    .first();
  const at = (await reading.getAttribute("datetime")) ?? "";
  await expect(reading).toHaveAttribute("title", `${written(at, "America/New_York")} America/New_York`);

  await choose(page, "rome");
  await expect(zoneButton(page)).toHaveText("Times in Europe/Rome");
  await expect(reading).toHaveAttribute("title", `${written(at, "Europe/Rome")} Europe/Rome`);
  // The server already renders the zone, so nothing changes on hydration.
  const html = await (await page.request.get("/subscribers")).text();
  expect(html).toContain(`${written(at, "Europe/Rome")} Europe/Rome`);
  expect(html).not.toContain("America/New_York");
  await page.reload();
  await expect(zoneButton(page)).toHaveText("Times in Europe/Rome");

  await choose(page, "browser");
  await expect(zoneButton(page)).toHaveText("Times in America/New_York");
  await page.reload();
  await expect(zoneButton(page)).toHaveText("Times in America/New_York");
});

test("a chart's days are the reader's", async ({ page, demo }) => {
  await page.goto("/sign-in?from=/subscribers");
  await signIn(page, demo);
  await page.waitForURL("**/subscribers");
  const at = await firstReading(page);
  const tick = page.locator(".recharts-xAxis-tick-labels .recharts-cartesian-axis-tick-value").first();
  const dayIn = (timeZone: string) =>
    new Intl.DateTimeFormat("en-US", { day: "numeric", month: "short", timeZone }).format(new Date(at));
  await expectDrawn(charts(page));
  // 25 hours apart, so that the same count is never on the same day.
  await choose(page, "niue");
  await expect(tick).toHaveText(dayIn("Pacific/Niue"));
  await choose(page, "kiritimati");
  await expect(tick).toHaveText(dayIn("Pacific/Kiritimati"));
  expect(dayIn("Pacific/Niue")).not.toBe(dayIn("Pacific/Kiritimati"));
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("the dialog is available everywhere and accessible", async ({ page, demo }) => {
    await page.goto("/sign-in?from=/subscribers");
    await signIn(page, demo);
    await page.waitForURL("**/subscribers");
    await zoneButton(page).click();
    const dialog = page.getByRole("dialog", { name: "Time zone" });
    await expect(dialog.getByRole("option", { name: /Browser’s time zone.*New York/ })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("combobox").fill("no such place");
    await expect(dialog.getByRole("status")).toContainText("No time zone matches “no such place”");
    await expectAccessible(page);
    await dialog.getByRole("combobox").fill("+5:45");
    await dialog.getByRole("option", { name: /Kathmandu/ }).click();
    await expectNoDialog(page);
    await expect(zoneButton(page)).toHaveText("Times in Asia/Kathmandu");
    await onPhone(page, async () => {
      await page.getByRole("button", { name: "Menu" }).click();
      await expect(zoneButton(page)).toHaveText("Times in Asia/Kathmandu");
      await zoneButton(page).click();
      await dialog.getByRole("combobox").fill("no such place");
      await expect(dialog.getByRole("status")).toContainText("No time zone matches “no such place”");
      await expectAccessible(page, { views: [PHONE] });
    });
  });
});

test("dates are written as the reader's language does", async ({ browser, demo }) => {
  for (const [locale, pattern] of [
    ["en-US", /^As of [A-Z][a-z]{2,3} \d{1,2}, \d{4}, \d\d:\d\d/],
    ["de-AT", /^As of \d{1,2} [A-Z][a-z]{2,3} \d{4}, \d\d:\d\d/],
  ] as const) {
    const page = await openAs(browser, demo.url, demo, { locale });
    await page.goto("/billing");
    await expect(page.getByText(/^As of/)).toHaveText(pattern);
    await page.context().close();
  }
});
