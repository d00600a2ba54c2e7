import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { DESKTOP } from "./views";

interface Row {
  id: string;
  title: string;
  creator: string;
}

/** The signed-in organization's oldest videos. */
async function oldestVideos(page: Page, count: number): Promise<Row[]> {
  const response = await page.request.get(`/api/dashboard/videos?sort=created_at&order=asc&per_page=${count}`);
  return (await response.json()).rows;
}

const compared = (page: Page) => page.getByRole("list", { name: "Videos in this comparison" }).getByRole("listitem");

test("a user compares two videos at the same age", async ({ page, demo }) => {
  await enter(page, demo, "/videos/compare");
  await expect(page.getByRole("heading", { name: "Nothing to compare yet" })).toBeVisible();
  const [first, second, third] = await oldestVideos(page, 3);
  if (!first || !second || !third) throw new Error("the demo has too few videos");

  await page.goto(`/videos/${first.id}`);
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.getByText("Add another video to compare.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Latest numbers" })).toBeVisible();

  const search = page.getByRole("combobox", { name: "Add video" });
  // Until the text's own matches are there, the options are replaced under the pointer.
  const matches = page.waitForResponse((response) => new URL(response.url()).searchParams.get("q") === second.creator);
  await search.fill(second.creator);
  await matches;
  await page.getByRole("option").filter({ hasText: second.creator }).first().click();
  await expect(compared(page)).toHaveCount(2);
  await expect(page).toHaveURL(new RegExp(`videos=${first.id},[a-z0-9]+`));
  await expect(page.getByRole("heading", { name: /^At the same age: \d+ (d|h)/ })).toBeVisible();
  const standing = page.getByRole("table", { name: "Numbers of the compared videos" });
  await expect(standing.getByText("best", { exact: true }).first()).toBeVisible();

  const chart = charts(page);
  await expectDrawn(chart);
  await chart.focus();
  const tooltip = page.getByRole("status").filter({ hasText: /^Age / });
  // Tracking may have started at different ages: continue to the first age that both have.
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    await expect(tooltip).toContainText(/A\s*[\d,]+\s*B\s*[\d,]+/, { timeout: 500 });
  }).toPass();
  const before = await tooltip.innerText();
  await page.keyboard.press("ArrowRight");
  await expect(tooltip).not.toHaveText(before);

  await page.getByRole("button", { name: "All ages" }).click();
  await page.getByRole("option", { name: "First 7 days" }).click();
  await expect(page).toHaveURL(/span=7d/);
  await page.getByText(/^Show [\d,]+ points as a table$/).click();
  const ages = page.getByRole("table", { name: "Views, all points" });
  await expect(ages.getByRole("rowheader").first()).toHaveText(/^Age [0-7] d/);
  await page.getByRole("radio", { name: "Per hour" }).click();
  await page.getByRole("radio", { name: "By date" }).click();
  await expect(page.getByRole("button", { name: "First 7 days" })).toBeHidden();
  await expect(page).toHaveURL(/by=time/);
  await expect(page).toHaveURL(/mode=hourly/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Views gained per hour" })).toBeVisible();
  await page.getByText(/^Show [\d,]+ points as a table$/).click();
  const points = page.getByRole("table", { name: "Views gained per hour, all points" });
  await expect(points.getByRole("rowheader").first()).toHaveText(/^\w{3} \d+, \d\d:\d\d$/);

  await page.goto(`/videos/compare?videos=${first.id},${second.id},${third.id}`);
  await compared(page).nth(2).getByRole("button", { name: "Remove C" }).click();
  await expect(compared(page)).toHaveCount(2);
  // The page changes immediately, its URL a moment later.
  await expect(page).not.toHaveURL(new RegExp(third.id));
  await page.goBack();
  await expect(compared(page)).toHaveCount(3);
});

test.describe("a link with a foreign video", () => {
  test.use({ expectedErrors: [/status of 404/] });

  test("reports it, shows the others, and reveals nothing about it", async ({ page, apiAs, demo }) => {
    const { videos } = await (await (await apiAs(demo.keys.full)).get("/api/v1/videos?limit=1")).json();
    const foreign: string = videos[0].id;
    await enter(page, demo, "/videos/compare");
    await expect(page.getByRole("heading", { name: "Nothing to compare yet" })).toBeVisible();
    const [own] = await oldestVideos(page, 1);
    await page.goto(`/videos/compare?videos=${own?.id},nosuch`);
    await expect(page.getByText("1 video in this link wasn't found")).toBeVisible();
    await expect(compared(page)).toHaveCount(1);
    await page.getByRole("button", { name: "Remove from link" }).click();
    await expect(page).not.toHaveURL(/nosuch/);
    await expect(page.getByText("in this link wasn't found")).toBeHidden();

    await page.context().clearCookies();
    await signUp(page, newAccount());
    await page.goto(`/videos/compare?videos=${foreign}`);
    await expect(page.getByRole("heading", { name: "Nothing to compare yet" })).toBeVisible();
    await expect(page.getByText("1 video in this link wasn't found")).toBeVisible();
    for (const id of [foreign, "nosuch"]) {
      const response = await page.request.get(`/api/dashboard/videos/compare?videos=${id}`);
      expect([response.status(), await response.json()]).toEqual([404, { error: "One of these videos was not found" }]);
    }
    expect((await page.request.get("/api/dashboard/videos/compare?videos=a,b,c,d,e,f,g")).status()).toBe(400);
  });
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("six videos side by side are accessible", async ({ page, demo }) => {
    await enter(page, demo, "/videos/compare");
    await expect(page.getByRole("heading", { name: "Nothing to compare yet" })).toBeVisible();
    await expectAccessible(page);
    const ids = (await oldestVideos(page, 6)).map(({ id }) => id);
    await page.goto(`/videos/compare?videos=${ids.join(",")}`);
    await expect(compared(page)).toHaveCount(6);
    await expectDrawn(charts(page));
    await page.getByText(/^Show [\d,]+ points as a table$/).click();
    await expectAccessible(page);
  });
});
