import type { Page } from "@playwright/test";
import type { Demo } from "@/scripts/product/with-product";

/** Signs in through the sign-in page. */
export async function signIn(page: Page, demo: Demo): Promise<void> {
  await page.goto(`${demo.url}/sign-in`);
  await page.getByLabel("Email", { exact: true }).fill(demo.email);
  await page.getByRole("textbox", { name: "Password" }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
