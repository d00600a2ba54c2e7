import type { Browser, Page } from "@playwright/test";
import type { Demo } from "@/e2e/demo";
import { enter } from "./account-steps";
import { pressAndClose } from "./dialogs";

/** Reads the newest email to an address in the admin's mailbox. @returns the path of its link */
export async function linkInMail(browser: Browser, demo: Demo, to: string, subject: RegExp): Promise<string> {
  const admin = await (await browser.newContext({ baseURL: demo.url })).newPage();
  await enter(admin, demo.admin, "/admin/mailbox");
  await admin.getByRole("row").filter({ hasText: to }).getByRole("link", { name: subject }).first().click();
  const text = (await admin.locator("pre").textContent()) ?? "";
  await admin.context().close();
  const link = new URL(/https?:\S+\?token=[\w-]+/.exec(text)?.[0] ?? "");
  return link.pathname + link.search;
}

/** Invites a person on the current page. */
export async function invite(page: Page, email: string, role: "Manager" | "Member" | "Viewer"): Promise<void> {
  await page.getByRole("button", { name: "Invite member" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByText(role, { exact: true }).click();
  await pressAndClose(dialog.getByRole("button", { name: "Invite member" }));
}
