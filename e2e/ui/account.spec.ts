import { expect, test } from "@/e2e/fixtures";
import { newAccount, signIn, signUpByForm, trySignIn } from "./account-steps";
import { pressAndClose } from "./dialogs";

test("a new user signs up, sees 5 USD, and a program uses a key until it is revoked", async ({ page, apiAs }) => {
  const account = newAccount();
  await signUpByForm(page, account);
  const sideBar = page.getByRole("complementary");
  await expect(sideBar).toContainText(account.organization);
  await expect(sideBar.getByRole("link", { name: /Available balance/ })).toContainText("$5.00");

  await page.getByRole("link", { name: "Developers" }).click();
  await expect(page.getByRole("link", { name: "API keys" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog).toContainText("Enter a name");
  await dialog.getByLabel("Name").fill("Reporting");
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = (await dialog.getByTestId("created-key").textContent()) ?? "";
  expect(key).toMatch(/^cs_live_/);
  await expect(dialog).toContainText("You won't see it again");

  // Neither Escape nor a refresh of the list behind it closes it unread.
  await page.keyboard.press("Escape");
  await expect(dialog.getByTestId("created-key")).toBeVisible();
  await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
  await expect(page.getByRole("row", { name: /Reporting/ })).toContainText(key.slice(-4));
  await expect(page.locator("body")).not.toContainText(key);

  const program = await apiAs(key);
  const usage = await program.get("/api/v1/usage");
  expect(usage.status()).toBe(200);
  expect(await usage.json()).toMatchObject({ balance_usd: 5, total_snapshots: 0, plan: "free" });

  await page.getByRole("button", { name: "Revoke Reporting" }).click();
  await pressAndClose(page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }));
  await expect(page.getByText("No API keys yet")).toBeVisible();
  const refused = await program.get("/api/v1/usage");
  expect([refused.status(), await refused.json()]).toEqual([401, { error: "API key required" }]);
});

test("billing shows the balance, what it pays for and where it came from", async ({ page }) => {
  await signUpByForm(page, newAccount());
  await page.getByRole("link", { name: "Billing" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");
  const money = page.getByRole("region", { name: "Money", exact: true });
  await expect(money).toContainText("333 snapshots");
  await expect(page.getByRole("row", { name: /Free credit/ })).toContainText("+$5.00");
  await expect(page.getByText("$0.015")).toBeVisible();
});

test("after signing out and in again, the reader returns to the requested page", async ({ page }) => {
  const account = newAccount();
  await signUpByForm(page, account);
  await page.getByRole("button", { name: `Account of ${account.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await page.goto("/billing");
  await page.waitForURL(/\/sign-in\?from=%2Fbilling/);
  const refused = await page.request.get("/api/dashboard/usage");
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toEqual({ error: "Sign in to continue" });
  await signIn(page, { ...account, email: account.email.toUpperCase() });
  await page.waitForURL("**/billing");
});

test("a sign-in link never leads outside the product", async ({ page }) => {
  const account = newAccount();
  await signUpByForm(page, account);
  const elsewhere = ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"];
  for (const from of [
    ...elsewhere,
    "/.//evil.example",
    "/a/..//evil.example",
    "/%2Fevil.example",
    "/\t/evil.example",
  ]) {
    await page.goto(`/sign-in?from=${encodeURIComponent(from)}`);
    await page.waitForURL("**/overview");
  }
});

test("a taken address is reported at its field", async ({ page, browser, demo }) => {
  const account = newAccount();
  await signUpByForm(page, account);
  const other = await (await browser.newContext({ baseURL: demo.url })).newPage();
  await other.goto("/sign-up");
  await other.getByLabel("Your name").fill("Eve");
  await other.getByLabel("Email").fill(account.email.toUpperCase());
  await other.getByLabel("Password").fill("another pass phrase");
  await other.getByLabel("Organization").fill("Elsewhere");
  await other.getByRole("button", { name: "Create account" }).click();
  await expect(other.getByLabel("Email")).toHaveAccessibleDescription(/already exists/);
  await expect(other.getByLabel("Email")).toBeFocused();
  await other.context().close();
});

test("changes are accepted from the dashboard's own pages only", async ({ page }) => {
  await signUpByForm(page, newAccount());
  const body = { name: "Planted", roles: ["videos:read"], expires_in_days: null };
  const foreign = { data: body, headers: { Origin: "https://evil.example" } };
  expect((await page.request.post("/api/dashboard/keys", foreign)).status()).toBe(403);
  expect((await page.request.post("/api/dashboard/keys", { data: body })).status()).toBe(403);
  const keys = await page.request.get("/api/dashboard/keys");
  expect(await keys.json()).toEqual({ keys: [] });
});

test.describe("wrong passwords", () => {
  // The browser reports the refused request on its own.
  test.use({ expectedErrors: [/401/] });

  test("are reported without revealing which part was wrong, and are limited", async ({ page }) => {
    const account = newAccount();
    await signUpByForm(page, account);
    await page.context().clearCookies();
    await page.goto("/sign-in");
    const error = page.getByRole("alert").filter({ hasText: /./ });
    await trySignIn(page, { email: account.email, password: "not it" });
    await expect(error).toHaveText("This email address and password don't match.");
    await trySignIn(page, { email: `nobody.${account.email}`, password: "not it" });
    await expect(error).toHaveText("This email address and password don't match.");
    for (let attempt = 0; attempt < 6; attempt++) {
      const answered = page.waitForResponse("**/api/auth/callback/credentials*");
      await trySignIn(page, { email: account.email, password: `guess ${attempt}` });
      await answered;
    }
    // By now, even the right password has to wait.
    await trySignIn(page, account);
    await expect(error).toHaveText("Too many attempts. Try again in 1 minute.");
  });
});
