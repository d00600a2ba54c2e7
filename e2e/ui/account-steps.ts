import { randomBytes } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";

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

/** Signs up and waits for the first page. */
export async function signUp(page: Page, account: Account): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(account.name);
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByLabel("Organization").fill(account.organization);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/overview");
}

/** Signs in by the form where it stands, and waits until the reader is in. */
export async function signIn(page: Page, account: Pick<Account, "email" | "password">): Promise<void> {
  await trySignIn(page, account);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Fills the sign-in form where it stands and sends it. */
export async function trySignIn(page: Page, { email, password }: Pick<Account, "email" | "password">): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs in as someone else, in a browser context of their own; the caller closes it. */
export async function openAs(
  browser: Browser,
  url: string,
  account: Pick<Account, "email" | "password">,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url, ...options })).newPage();
  await page.goto("/sign-in");
  await signIn(page, account);
  return page;
}
