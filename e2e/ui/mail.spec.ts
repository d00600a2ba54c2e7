import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, openAs, signUp } from "./account-steps";

const NEW_PASSWORD = "staple in the clouds";

test.describe("a forgotten password", () => {
  // The page that stays open refreshes its data until its session ends, and the browser reports the refusal.
  test.use({ expectedErrors: [/401/] });

  test("is reset with the email in the admin's mailbox", async ({ page, browser, demo }) => {
    const account = newAccount();
    await signUp(page, account);
    const stranger = await (await browser.newContext({ baseURL: demo.url })).newPage();
    await stranger.goto("/sign-in");
    await stranger.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Reset password");
    await expectAccessible(stranger);
    await stranger.getByLabel("Email").fill(account.email.toUpperCase());
    await stranger.getByRole("button", { name: "Send link" }).click();
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Check your email");

    const admin = await openAs(browser, demo.url, demo.admin);
    await admin.getByRole("link", { name: "Admin", exact: true }).click();
    await admin.getByRole("link", { name: "Mailbox" }).click();
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Emails");
    const row = admin.getByRole("row").filter({ hasText: account.email });
    await expect(row).toContainText(/waiting|kept/);
    await expectAccessible(admin);
    await row.getByRole("link", { name: "Choose a new password" }).click();
    const text = (await admin.locator("pre").textContent()) ?? "";
    await expectAccessible(admin);
    const link = new URL(/https?:\S+reset-password\?token=[\w-]+/.exec(text)?.[0] ?? "");
    await admin.context().close();

    await stranger.goto(link.pathname + link.search);
    await expectAccessible(stranger);
    await stranger.getByLabel("New password").fill("short");
    await stranger.getByRole("button", { name: "Save password" }).click();
    await expect(stranger.getByLabel("New password")).toHaveAccessibleDescription(/At least 10 characters/);
    await stranger.getByLabel("New password").fill(NEW_PASSWORD);
    await stranger.getByRole("button", { name: "Save password" }).click();
    await stranger.waitForURL("**/overview");
    await expect(stranger.getByRole("complementary")).toContainText(account.organization);

    // The earlier session has ended everywhere.
    await page.goto("/billing");
    await page.waitForURL(/\/sign-in/);
    await stranger.context().close();
  });
});

test("an admin previews every email", async ({ page, demo }) => {
  await enter(page, demo.admin, "/admin/mailbox");
  await page.getByRole("link", { name: "Email templates" }).click();
  await page.getByRole("link", { name: "Balance low" }).click();
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText(
    "Balance low: Walker & Daughters has $4.985 left",
  );
  await expect(preview.locator("table").last()).toContainText("27 hours");
  await expect(page.getByRole("region", { name: "Plain text" })).toContainText("Available balance: $4.985");
  await expectAccessible(page);
});

test.describe("an expired link", () => {
  // The browser reports the refused request on its own.
  test.use({ expectedErrors: [/400/] });

  test("shows that it is no longer valid, and links to a new one", async ({ page }) => {
    await page.goto(`/reset-password?token=${"x".repeat(43)}`);
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Save password" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveText(
      "This link is no longer valid. Request a new one.",
    );
    await page.getByRole("link", { name: "Request a new link" }).click();
    await expect(page.getByRole("button", { name: "Send link" })).toBeVisible();
  });
});

test.describe("the mailbox", () => {
  test.use({ expectedErrors: [/404/] });

  test("exists only for admins", async ({ page }) => {
    await signUp(page, newAccount());
    await expect(page.getByRole("link", { name: "Admin", exact: true })).toHaveCount(0);
    for (const path of ["/admin/mailbox", "/admin/mailbox/nosuch", "/admin/mailbox/templates"]) {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    }
  });
});
