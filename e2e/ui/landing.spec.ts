import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { DESKTOP } from "./views";

test("a visitor reads the sample chart, calculates a price and copies a call, by keyboard", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/take off/);

  const chart = page.getByRole("slider", { name: "Hour of the sample chart" });
  await expect(chart).toHaveAttribute("aria-valuetext", "Sat 20:00: +22,970 views");
  await chart.press("Home");
  await expect(page.getByText("Fri 12:00 · 5,693 in total")).toBeVisible();
  await chart.press("ArrowRight");
  await expect(chart).toHaveAttribute("aria-valuetext", "Fri 13:00: +5,864 views");
  await chart.press("End");
  await expect(chart).toHaveAttribute("aria-valuetext", /^Mon 11:00/);
  const box = await chart.boundingBox();
  await chart.hover({ position: { x: (box?.width ?? 0) * (41.5 / 72), y: 20 } });
  await expect(chart).toHaveAttribute("aria-valuetext", "Sun 05:00: No snapshot");

  const price = page.getByRole("region", { name: "Pricing" });
  const videos = price.getByRole("slider", { name: "Videos tracked at the same time" });
  const days = price.getByRole("slider", { name: "Days of tracking per video" });
  await videos.press("Home");
  await expect(price.getByRole("status")).toHaveText(/^\$2\.52at most, on the Free plan168 snapshots × \$0\.015/);
  await days.press("End");
  await expect(price.getByRole("status")).toHaveText(/^\$10\.80.*720 snapshots/);
  await videos.press("End");
  await expect(videos).toHaveAttribute("aria-valuetext", "More than 100");
  await expect(price.getByRole("status")).toHaveText(/^Enterprise/);
  await videos.press("ArrowLeft");
  await expect(price.getByRole("status")).toHaveText(/^\$1,080\.00at most, on the Pro plan/);

  await page.getByRole("button", { name: "Copy: Track a video in curl" }).press("Enter");
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`curl -s '${new URL(page.url()).origin}/api/v1/videos/track'`);
});

test("the picture of the dashboard follows the theme, and only the shown one is loaded", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "image" && request.url().includes("overview")) loaded.push(request.url());
  });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  const shown = page.getByRole("img", { name: /^The overview/ });
  await expect(shown).toHaveCount(1);
  await expect(shown).toHaveJSProperty("complete", true);
  await expect(shown).toHaveAttribute("src", /overview-dark/);
  expect(loaded).toEqual([expect.stringContaining("overview-dark")]);
  await page.getByRole("radio", { name: "Light", exact: true }).check({ force: true });
  await expect(shown).toHaveAttribute("src", /overview-light/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the chart is a picture with a text alternative, and the answers open", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("img", { name: /^Sample: views gained per hour.*peaks on Sat 20:00/ })).toBeVisible();
    await expect(page.getByRole("slider", { name: "Hour of the sample chart" })).toHaveCount(0);
    await page.getByText("What happens when an hour is missed?").click();
    await expect(page.getByText("the hour stays a gap with its reason")).toBeVisible();
  });
});

test("the footer leads to the terms and the privacy page, which are marked as templates", async ({ page }) => {
  await page.goto("/");
  const footer = page.getByRole("navigation", { name: "Footer" });
  await footer.getByRole("link", { name: "Terms" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terms of service");
  await expect(page.getByRole("note")).toContainText("This is a template");
  await footer.getByRole("link", { name: "Privacy" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Privacy");
  await expectAccessible(page);
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("the landing page is accessible and doesn't scroll sideways", async ({ page }) => {
    await page.goto("/");
    for (const question of await page.locator("summary").all()) await question.click();
    await expectAccessible(page);
  });
});
