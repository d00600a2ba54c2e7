import { randomBytes } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { readDemo } from "@/e2e/demo";

export interface Account {
  name: string;
  email: string;
  password: string;
  organization: string;
}

export function newAccount(): Account {
  const id = randomBytes(5).toString("hex");
  return {
    name: "Ada Walker",
    email: `ada.${id}@example.org`,
    password: `pass ${id} phrase`,
    organization: `Walker ${id}`,
  };
}

type Credentials = Pick<Account, "email" | "password">;

/** Signs up with the request that the form sends, and opens a page. The form itself is tested in account.spec.ts. */
export async function signUp(page: Page, account: Account, path = "/overview"): Promise<void> {
  const answer = await page.request.post("/api/auth/sign-up", { data: account, headers: ownOrigin() });
  if (answer.status() !== 201) throw new Error(`${account.email} cannot sign up: ${await answer.text()}`);
  await enter(page, account, path);
}

/** Starts a session with the requests that the sign-in form sends, and opens a page. */
export async function enter(page: Page, { email, password }: Credentials, path: string): Promise<void> {
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password, json: "true", callbackUrl: "/" };
  const answer = await page.request.post("/api/auth/callback/credentials", { form, headers: ownOrigin() });
  const session = await (await page.request.get("/api/auth/session")).json();
  if (!session.userId) throw new Error(`${email} cannot sign in: ${answer.status()} ${await answer.text()}`);
  // The sign-in page would have set it. Without it, the first page is rendered for UTC, and again for the browser's
  // zone.
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  await page
    .context()
    .addCookies([{ name: "clipscope-time-zone", value: encodeURIComponent(`browser:${zone}`), url: readDemo().url }]);
  await page.goto(path);
}

const ownOrigin = () => ({ Origin: new URL(readDemo().url).origin });

/** Signs up with the form and waits for the first page. */
export async function signUpByForm(page: Page, account: Account): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(account.name);
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByLabel("Organization").fill(account.organization);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/overview");
}

/** Signs in with the form on the current page and waits until it is done. */
export async function signIn(page: Page, account: Credentials): Promise<void> {
  await trySignIn(page, account);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Fills in and submits the sign-in form on the current page. */
export async function trySignIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in as another person in a separate browser context, which the caller closes. */
export async function openAs(
  browser: Browser,
  url: string,
  account: Credentials,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url, ...options })).newPage();
  await enter(page, account, "/overview");
  return page;
}
