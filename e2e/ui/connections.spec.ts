import { randomBytes } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { pressAndClose } from "./dialogs";

/** The job that reads figures runs every minute. */
const READ_WITHIN_MS = 120_000;

test("a creator connects by invitation, the brand sees ages and genders, and they are gone after disconnecting", async ({
  page,
  browser,
  demo,
}) => {
  test.slow();
  const handle = `maya${randomBytes(4).toString("hex")}`;
  await signUp(page, newAccount(), "/organization?tab=connections");
  await expect(page.getByRole("heading", { name: "Connect an account" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Invite creator" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("For", { exact: true }).fill("Maya");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const shown = dialog.getByTestId("invitation-link");
  await expect(shown).toHaveText(/\/connect\?token=[\w-]{43}$/);
  const link = new URL((await shown.textContent()) ?? "");
  await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
  await expect(page.getByRole("table", { name: "Open invitations" })).toContainText("Maya");

  // The creator has no account, and needs no script.
  const context = await browser.newContext({ baseURL: demo.url, javaScriptEnabled: false });
  const creator = await context.newPage();
  await creator.goto(link.pathname + link.search);
  await expect(creator.getByRole("heading", { level: 1 })).toHaveText("Share your YouTube statistics");
  await expect(creator.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await creator.getByRole("button", { name: "Connect YouTube" }).click();
  await creator.getByLabel("YouTube handle").fill(handle);
  await creator.getByRole("button", { name: "Deny", exact: true }).click();
  await expect(creator.getByText("Access was denied on the platform's page.")).toBeVisible();
  await creator.goto(link.pathname + link.search);
  await creator.getByRole("button", { name: "Connect YouTube" }).click();
  await creator.getByLabel("YouTube handle").fill(handle);
  await creator.getByRole("button", { name: "Allow" }).click();
  await expect(creator.getByRole("heading", { level: 1 })).toHaveText("YouTube is connected");
  const own = creator.url();

  const row = page.getByRole("table", { name: "Connected accounts" }).getByRole("row").filter({ hasText: handle });
  await page.reload();
  await expect(row).toContainText("Maya, by invitation");
  await expect(row).toContainText(/[23]\d days/, { timeout: READ_WITHIN_MS });
  await row.getByRole("link", { name: handle }).click();
  const figures = page.getByRole("region", { name: "Owner's statistics" });
  await expect(figures).toContainText("Watch time");
  await expect(figures.getByRole("table", { name: /^Audience by age/ })).toContainText("25-34 years");
  await expect(figures.getByRole("table", { name: /^Audience by gender/ })).toContainText("Female");
  await expectAccessible(page);
  const channel = page.url();

  // With scripts, the creator's own page looks and works the same.
  const later = await (await browser.newContext({ baseURL: demo.url })).newPage();
  await later.goto(own);
  await expectAccessible(later);
  await later.getByLabel("Delete it").check();
  await later.getByRole("button", { name: "Disconnect account" }).click();
  await expect(later.getByRole("heading", { level: 1 })).toHaveText("Account disconnected");

  await page.goto(channel);
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  await expect(figures).toHaveCount(0);
  await page.goto("/organization?tab=connections");
  await expect(page.getByRole("heading", { name: "Connect an account" })).toBeVisible();
  await page.goto("/organization?tab=audit");
  await expect(page.getByRole("table", { name: "Entries, newest first" })).toContainText("Disconnected an account");
  await context.close();
  await later.context().close();
});
