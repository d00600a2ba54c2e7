import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signIn, signUp } from "./account-steps";

const SESSION = /next-auth\.session-token$/;

test("signing out ends the session: its cookie no longer works", async ({ page, context }) => {
  const account = newAccount();
  await signUp(page, account);
  const stolen = (await context.cookies()).filter(({ name }) => SESSION.test(name));
  expect(stolen).toHaveLength(1);
  await page.getByRole("button", { name: `Account of ${account.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await context.addCookies(stolen);
  expect((await page.request.get("/api/dashboard/usage")).status()).toBe(401);
  const session = await page.request.get("/api/auth/session");
  expect(await session.json()).toEqual({});
  expect(session.headers()["set-cookie"]).toBeUndefined();
});

test("the profile lists the sessions and ends them", async ({ page, browser, demo }) => {
  const account = newAccount();
  await signUp(page, account);
  const elsewhere: Page[] = [];
  for (let n = 0; n < 2; n++) {
    const other = await (await browser.newContext({ baseURL: demo.url })).newPage();
    await other.goto("/sign-in");
    await signIn(other, account);
    elsewhere.push(other);
  }
  const [phone, tablet] = elsewhere;
  if (!phone || !tablet) throw new Error("two pages are needed");
  await page.goto("/profile");
  const list = page.getByRole("list", { name: "Sessions" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByRole("listitem").first()).toContainText("This session");
  await expect(list.getByRole("listitem").first()).toContainText(/Chrome.* on /);
  await expectAccessible(page);
  await list
    .getByRole("button", { name: /^End session/ })
    .first()
    .click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  const statuses = async () => {
    const answers = await Promise.all(elsewhere.map((other) => other.request.get("/api/dashboard/usage")));
    return answers.map((answer) => answer.status()).sort();
  };
  expect(await statuses()).toEqual([200, 401]);
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  expect(await statuses()).toEqual([401, 401]);
  expect((await page.request.get("/api/dashboard/usage")).status()).toBe(200);
  for (const other of elsewhere) await other.context().close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("sign-in works and shows errors", async ({ page, demo }) => {
    await page.goto("/sign-in?from=/billing");
    await page.getByLabel("Email").fill(demo.members.viewer.email);
    await page.getByLabel("Password").fill("certainly wrong");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveText(
      "This email address and password don't match.",
    );
    expect(page.url()).not.toContain("wrong");
    await page.getByLabel("Email").fill(demo.members.viewer.email);
    await page.getByLabel("Password").fill(demo.members.viewer.password);
    await page.getByLabel("Password").press("Enter");
    await page.waitForURL("**/billing");
  });

  test("the other forms wait, and nothing appears in the URL", async ({ page }) => {
    for (const path of ["/sign-up", "/reset-password", `/reset-password?token=${"x".repeat(43)}`]) {
      await page.goto(path);
      // Signing in with a provider has a form of its own, which needs no JavaScript.
      const form = page.locator("form:not([action])");
      await expect(form).toHaveAttribute("method", "post");
      await expect(form).toHaveAttribute("inert");
      // Chromium with disabled scripts does not render `noscript`.
      expect(await (await page.request.get(path)).text()).toContain("Enable JavaScript to use this form.");
      const before = page.url();
      const button = await form.getByRole("button", { includeHidden: true }).boundingBox();
      if (!button) throw new Error(`${path} shows no button`);
      await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
      await page.waitForLoadState();
      expect(page.url()).toBe(before);
    }
  });
});

test("a form sent before its script has loaded also signs in", async ({ page, demo }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(demo.members.viewer.email);
  await page.getByLabel("Password").fill(demo.members.viewer.password);
  const sent = page.waitForRequest((request) => request.isNavigationRequest() && request.method() === "POST");
  await page.getByRole("button", { name: "Sign in", exact: true }).click({ noWaitAfter: true });
  expect((await sent).url()).toBe(`${demo.url}/api/auth/sign-in`);
  release();
  await page.waitForURL("**/overview");
  expect(page.url()).not.toContain("password");
});
