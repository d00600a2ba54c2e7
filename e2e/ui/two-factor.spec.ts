import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { type Account, newAccount, openAs, signUp, trySignIn } from "./account-steps";
import { invite, linkInMail } from "./organization-steps";

/** Returns an authenticator app's code, computed as RFC 6238 says. @param stepsAhead 30 seconds each */
function codeOf(secret: string, stepsAhead = 0): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const digest = createHmac("sha1", key).update(step).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Completes the setup on the current page. @returns the app's secret and the recovery codes */
async function setUp(page: Page, { password }: Account) {
  const form = page.locator("form", { has: page.getByLabel("Your password") }).last();
  await form.getByLabel("Your password").fill(password);
  await form.getByRole("button", { name: "Continue" }).click();
  const shown = page.getByTestId("two-factor-secret");
  await expect(shown).toHaveText(/^[A-Z2-7]{32}$/);
  await expectAccessible(page);
  const secret = await shown.innerText();
  await page.getByLabel("Code from the app").fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  await expectAccessible(page);
  const codes = await list.getByRole("listitem").allInnerTexts();
  await page.getByRole("button", { name: "I have saved them" }).click();
  return { secret, codes };
}

/** Sends a code on the page of the second step. */
async function sendCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test.describe("a second factor", () => {
  test.use({ expectedErrors: [/status of 40[0139]/] });

  test("a second factor is set up, required at sign-in, and turned off", async ({ page, browser, demo }) => {
    const account = newAccount();
    await signUp(page, account, "/profile");
    await page.getByRole("button", { name: "Set up two-factor authentication" }).click();
    const { secret, codes } = await setUp(page, account);
    await expect(page.getByText("You have 10 recovery codes left.")).toBeVisible();

    const other = await (await browser.newContext({ baseURL: demo.url })).newPage();
    await other.goto("/sign-in?from=/billing");
    await trySignIn(other, account);
    await other.waitForURL("**/sign-in-code?**");
    await expectAccessible(other);
    expect((await other.request.get("/api/dashboard/usage")).status()).toBe(401);
    await sendCode(other, "000000");
    await expect(other.getByRole("alert").filter({ hasText: /./ })).toContainText("This code is wrong");
    // The code of the setup is used up, so this is the next one.
    await sendCode(other, codeOf(secret, 1));
    await other.waitForURL("**/billing");
    await other.context().close();

    await page.reload();
    await page.getByRole("button", { name: "Turn off" }).click();
    await page.getByLabel("Your password").last().fill(account.password);
    await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
    await page.getByRole("button", { name: "Turn off two-factor authentication" }).click();
    await expect(page.getByRole("button", { name: "Set up two-factor authentication" })).toBeVisible();
    const again = await openAs(browser, demo.url, account);
    await expect(again).toHaveURL(/\/overview$/);
    await again.context().close();
  });
});

test.describe("a rule of the organization", () => {
  // Requiring it without having it is refused.
  test.use({ expectedErrors: [/status of 40[39]/] });

  test("an organization that requires a second factor sends its members to set it up", async ({
    page,
    browser,
    demo,
  }) => {
    // Two people, who each wait for a code.
    test.slow();
    const owner = newAccount();
    await signUp(page, owner, "/organization");
    const toggle = () => page.getByRole("switch", { name: /Require two-factor authentication/ });
    await page.getByRole("link", { name: "Settings" }).click();
    await toggle().click({ force: true });
    await expect(page.getByText("Set up two-factor authentication in your profile first.")).toBeVisible();
    await expect(toggle()).not.toBeChecked();

    const member = newAccount();
    await page.goto("/organization");
    await invite(page, member.email, "Member");
    const link = await linkInMail(browser, demo, member.email, /invites you/);
    const other = await (await browser.newContext({ baseURL: demo.url })).newPage();
    await other.goto(link);
    await other.getByLabel("Your name").fill(member.name);
    await other.getByLabel("Password").fill(member.password);
    await other.getByRole("button", { name: "Create account and join" }).click();
    await other.waitForURL("**/overview");

    await page.goto("/profile");
    await page.getByRole("button", { name: "Set up two-factor authentication" }).click();
    await setUp(page, owner);
    await page.goto("/organization?tab=settings");
    await toggle().click({ force: true });
    await expect(page.getByText("Two-factor authentication is required")).toBeVisible();

    expect((await other.request.get("/api/dashboard/usage")).status()).toBe(403);
    await other.goto("/videos");
    await other.waitForURL("**/two-factor");
    await expect(other.getByText("requires it. Set it up to continue.")).toBeVisible();
    await expectAccessible(other);
    await setUp(other, member);
    await other.waitForURL("**/overview");
    expect((await other.request.get("/api/dashboard/usage")).status()).toBe(200);
    await other.context().close();
  });
});
