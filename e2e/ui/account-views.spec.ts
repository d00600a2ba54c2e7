import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { escapeDialog, pressAndClose } from "./dialogs";
import { DESKTOP, onPhone, PHONE } from "./views";

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("the pages before sign-in are accessible", async ({ page }) => {
    for (const path of ["/", "/sign-in", "/sign-up", "/confirm?token=none", "/reset-password"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto("/sign-up");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByText("Enter your name")).toBeVisible();
    await expectAccessible(page);
  });

  test("keys and billing are accessible, with their dialogs", async ({ page }) => {
    await signUp(page, newAccount(), "/billing");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");
    await expectAccessible(page);
    await page.goto("/keys");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Create key" }).click();
    await expectAccessible(page);
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Reporting");
    await dialog.getByRole("button", { name: "Create key" }).click();
    await expect(dialog.getByTestId("created-key")).toBeVisible();
    await expectAccessible(page);
    await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
    await expect(page.getByRole("button", { name: "Revoke Reporting" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Revoke Reporting" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await onPhone(page, async () => {
      await page.getByRole("button", { name: "Menu" }).click();
      await expect(page.getByRole("dialog").getByRole("link", { name: "Billing" })).toBeVisible();
      await expectAccessible(page, { views: [PHONE] });
    });
  });
});

test.describe("an unknown page", () => {
  test.use({ expectedErrors: [/404/] });

  test("shows an error and offers a next step", async ({ page }) => {
    const answer = await page.goto("/nowhere");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await expectAccessible(page);
  });
});

test("the keyboard reaches the content first, and the theme is kept", async ({ page }) => {
  await signUp(page, newAccount(), "/billing");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.getByRole("complementary").getByTitle("Dark").click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("every page has a policy with a changing nonce, and no script without it", async ({ page }) => {
  const nonceOf = async () => {
    const answer = await page.goto("/sign-in");
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const html = (await answer?.text()) ?? "";
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    return nonce;
  };
  expect(await nonceOf()).not.toBe(await nonceOf());
});
