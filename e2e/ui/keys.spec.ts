import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { pressAndClose } from "./dialogs";
import { createKey } from "./key-steps";
import { DESKTOP } from "./views";

const statusOf = async (page: Page, key: string) =>
  (await page.request.get("/api/v1/whoami", { headers: { "X-API-Key": key } })).status();

test("a developer creates a key, uses it, and rotates it without interruption", async ({ page }) => {
  await signUp(page, newAccount());
  await page.getByRole("link", { name: "Developers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("API keys");
  const first = await createKey(page, "Reporting");
  expect(await statusOf(page, first)).toBe(200);

  await page.getByRole("button", { name: "Rotate Reporting" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: "24 hours" })).toBeChecked();
  await dialog.getByRole("button", { name: "Rotate key" }).click();
  const second = (await dialog.getByTestId("created-key").textContent()) ?? "";
  expect(second).not.toBe(first);
  await expect(dialog).toContainText("The old key works until");
  await page.keyboard.press("Escape");
  await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
  for (const key of [first, second]) expect(await statusOf(page, key)).toBe(200);

  const rows = page.getByRole("row");
  await expect(rows.nth(1)).toContainText(`…${second.slice(-4)}`);
  await expect(rows.nth(2)).toContainText(`…${first.slice(-4)}`);
  await expect(rows.nth(2)).toContainText("replaced by the key above");
  await expect(page.getByRole("button", { name: `Rotate Reporting …${first.slice(-4)}` })).toBeHidden();
  await expect(page.locator("body")).not.toContainText(second);

  // The calls are counted a second later.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "Calls of Reporting" }).last()).toHaveText("2", { timeout: 1_000 });
  }).toPass();

  await page.getByRole("button", { name: `Revoke Reporting …${second.slice(-4)}` }).click();
  await pressAndClose(page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }));
  await expect(page.getByText("replaced by the key above")).toBeHidden();
  expect(await statusOf(page, second)).toBe(401);
  expect(await statusOf(page, first)).toBe(200);
});

test("a key rotated without an overlap stops working immediately", async ({ page }) => {
  await signUp(page, newAccount(), "/keys");
  const first = await createKey(page, "Nightly");
  await page.getByRole("button", { name: "Rotate Nightly" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Not at all").click();
  await dialog.getByRole("button", { name: "Rotate key" }).click();
  await expect(dialog).toContainText("The old key no longer works.");
  await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
  expect(await statusOf(page, first)).toBe(401);
  await expect(page.getByRole("row", { name: /replaced/ })).toContainText("expired");
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("keys, their dialogs and a rotated pair are accessible", async ({ page }) => {
    await signUp(page, newAccount(), "/keys");
    await expect(page.getByText("No API keys yet")).toBeVisible();
    await expectAccessible(page);
    await createKey(page, "A name of a key that is so long that no column would hold it in one line 🎉 at 80");
    await page.getByRole("button", { name: /^Rotate / }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Rotate key" })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Rotate key" }).click();
    await expect(dialog.getByTestId("created-key")).toBeVisible();
    await expectAccessible(page);
    await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
    await expect(page.getByText("replaced by the key above")).toBeVisible();
    await expectAccessible(page);
  });
});
