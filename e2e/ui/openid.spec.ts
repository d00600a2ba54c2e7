import type { Browser, Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";

// The product's environment names a provider: `npm test` starts one, and sandbox/README.md says how to do it by hand.

/** A browser without a session, as on another day. */
const openBrowser = async (browser: Browser, baseURL: string): Promise<Page> =>
  (await browser.newContext({ baseURL })).newPage();

/** Continues with the provider and answers on its page. */
async function continueAs(page: Page, email: string, { isVerified = true, decision = "Allow" } = {}): Promise<void> {
  await page.goto("/sign-in?from=/profile");
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("The address is verified").setChecked(isVerified);
  await page.getByRole("button", { name: decision, exact: true }).click();
}

const linkedAccounts = (page: Page) => page.getByRole("list", { name: "Linked accounts" });

test("a new person creates an account with the address that the provider confirms, and then signs in directly", async ({
  page,
  browser,
  demo,
}) => {
  const account = newAccount();
  await continueAs(page, account.email);
  await page.waitForURL("**/sign-up");
  await expect(page.getByRole("status")).toContainText(`Create your account and sign in as ${account.email}`);
  await expect(page.getByLabel("Email")).toHaveValue(account.email);
  await expectAccessible(page);
  await page.getByLabel("Your name").fill(account.name);
  await page.getByLabel("Password").fill(account.password);
  await page.getByLabel("Organization").fill(account.organization);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/overview");

  const later = await openBrowser(browser, demo.url);
  await continueAs(later, account.email);
  await later.waitForURL("**/profile");
  await expect(linkedAccounts(later)).toContainText(account.email);
  await later.context().close();
});

test("an account with a password is linked only after the password", async ({ page, browser, demo }) => {
  const account = newAccount();
  await signUp(page, account, "/profile");
  const other = await openBrowser(browser, demo.url);

  await continueAs(other, account.email, { isVerified: false });
  const alert = other.getByRole("alert").filter({ hasText: /./ });
  await expect(alert).toContainText("Your account there has no confirmed email address");
  await continueAs(other, account.email, { decision: "Deny" });
  await expect(alert).toContainText("You didn't allow the sign-in");

  await continueAs(other, account.email);
  await other.waitForURL("**/sign-in?**");
  await expect(other.getByRole("status")).toContainText(`as ${account.email} to link your single sign-on account`);
  await expectAccessible(other);
  // The provider alone is not enough, however often it confirms the address.
  await other.goto("/profile");
  await other.waitForURL("**/sign-in?**");
  await other.getByLabel("Email").fill(account.email);
  await other.getByLabel("Password").fill(account.password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.waitForURL("**/profile");
  await expect(linkedAccounts(other)).toContainText(account.email);
  await other.context().close();

  const later = await openBrowser(browser, demo.url);
  await continueAs(later, account.email);
  await later.waitForURL("**/profile");
  await later.context().close();
});
