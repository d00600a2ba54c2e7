import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { createKey } from "./key-steps";
import { DESKTOP } from "./views";

/** Calls the API like a program; returns the response's request ID. */
async function callApi(page: Page, key: string, path: string): Promise<string> {
  const answer = await page.request.get(`/api/v1${path}`, { headers: { "X-API-Key": key } });
  return answer.headers()["x-request-id"] ?? "";
}
const rowsOf = (page: Page) => page.getByRole("list", { name: /^Requests/ }).getByRole("listitem");

/** An account with three API calls, one of them refused. */
async function withCalls(page: Page) {
  await signUp(page, newAccount(), "/keys");
  const key = await createKey(page, "Reporting");
  await callApi(page, key, "/whoami");
  await callApi(page, key, `/usage?_=${key}`);
  const refused = await callApi(page, key, "/videos/nothing-of-ours");
  return { key, refused };
}

test("a developer sees the first call arrive, and finds a refused one by its ID", async ({ page }) => {
  await signUp(page, newAccount(), "/keys");
  const key = await createKey(page, "Reporting");
  await page.getByRole("link", { name: "API requests" }).click();
  await expect(page.getByText("No API requests yet")).toBeVisible();
  await expect(page.getByRole("figure")).toContainText("/api/v1/whoami");

  // The first row appears automatically, because it can't move other rows.
  await callApi(page, key, "/whoami");
  await expect(rowsOf(page)).toHaveCount(1, { timeout: 15_000 });

  // Later rows appear on request.
  const refused = await callApi(page, key, "/videos/nothing-of-ours?_=abc");
  await callApi(page, key, "/usage");
  const news = page.getByRole("button", { name: "Show 2 new" });
  await expect(news).toBeVisible({ timeout: 15_000 });
  await expect(rowsOf(page)).toHaveCount(1);
  await news.click();
  await expect(rowsOf(page)).toHaveCount(3);

  await page.getByRole("searchbox", { name: "Find by request ID" }).fill(refused);
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`id=${refused}`));
  const row = rowsOf(page);
  await expect(row).toContainText("404");
  await expect(row).toContainText("/api/v1/videos/{id}");
  await expect(row.getByText(refused)).toBeVisible();
  await expect(page.locator("body")).not.toContainText("_=abc");
  await expect(row.getByRole("link", { name: /documentation/ })).toHaveAttribute("href", "/docs#getVideo");
  await row.getByRole("link", { name: "View key" }).click();
  await expect(page).toHaveURL(/\/keys#key-/);
});

test("filters are in the URL and apply to the list and the file", async ({ page }) => {
  const { key, refused } = await withCalls(page);
  await expect(async () => {
    await page.goto("/requests?status=4xx");
    await expect(rowsOf(page)).toHaveCount(1, { timeout: 2_000 });
  }).toPass();
  await expect(rowsOf(page)).toContainText("404");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toContain(refused);
  expect(csv.trim().split("\r\n")).toHaveLength(2);
  expect(csv).not.toContain(key);

  await page.getByRole("button", { name: /Status/ }).click();
  await page.getByRole("option", { name: "5xx: server error" }).click();
  await expect(page.getByText("No requests match these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rowsOf(page)).toHaveCount(3);
  await expect(page).toHaveURL(/\/requests$/);

  await page.getByRole("button", { name: / Time$/ }).click();
  await page.getByRole("option", { name: "Between…" }).click();
  await expect(page.getByRole("group", { name: /^From/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/from=.*to=/);
});

test("usage counts the same calls by route and key", async ({ page }) => {
  await withCalls(page);
  await expect(async () => {
    await page.goto("/usage");
    await expect(page.getByText(/^3 calls in the last 30 days, 1 error/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const routes = page.getByRole("table", { name: /Calls by route/ });
  await expect(routes.getByRole("row")).toHaveCount(4);
  await page.getByRole("radio", { name: "7 days", exact: true }).click();
  await expect(page).toHaveURL(/days=7/);
  await expect(page.getByText(/in the last 7 days/)).toBeVisible();
  await page.getByText("Show 7 days as a table").first().click();
  const today = page.getByRole("row", { name: /in progress/ }).first();
  await expect(today).toContainText("3");
  await today.getByRole("link").click();
  await expect(rowsOf(page)).toHaveCount(3);
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("requests and usage are accessible, empty and full", async ({ page }) => {
    const { refused } = await withCalls(page);
    await expect(async () => {
      await page.goto(`/requests?open=${refused}`);
      await expect(rowsOf(page)).toHaveCount(3, { timeout: 2_000 });
    }).toPass();
    await expect(page.getByText("Copy request ID")).toBeVisible();
    await expectAccessible(page);
    await page.goto("/requests?status=5xx&from=2026-01-01T00:00:00.000Z&to=2026-01-02T00:00:00.000Z");
    await expect(page.getByText("No requests match these filters")).toBeVisible();
    await expect(page.getByRole("group", { name: /^Before/ }).first()).toBeVisible();
    await expectAccessible(page);
    await page.goto("/usage");
    await expectDrawn(charts(page), 2);
    await page.getByText("Show 30 days as a table").first().click();
    await expectAccessible(page);
    await signUpAnew(page);
    await expectAccessible(page);
  });
});

/** Another account, which has no request yet. */
async function signUpAnew(page: Page) {
  await page.context().clearCookies();
  await signUp(page, newAccount(), "/requests");
  await expect(page.getByText("No API requests yet")).toBeVisible();
}
