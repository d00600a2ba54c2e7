import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { expectDrawn } from "./charts";
import { escapeDialog, expectNoDialog } from "./dialogs";
import { DESKTOP } from "./views";

const TITLE = "Social accounts";
/** A name that no other test uses; in the sandbox, every well-formed one exists. */
const newName = () => `brand_${randomBytes(4).toString("hex")}`;

const rowOf = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });

async function addAccount(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Add account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Username or link").fill(text);
  await dialog.getByRole("button", { name: "Add account" }).click();
  await expectNoDialog(page);
}

test.describe("social accounts", () => {
  // A rejected form is an expected response, not a failure of the page.
  test.use({ expectedErrors: [/status of 4(00|09)/] });

  test("are added, charted, removed and restored", async ({ page }) => {
    await signUp(page, newAccount());
    await page.getByRole("link", { name: "Social accounts" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
    await expect(page.getByText("No social accounts yet")).toBeVisible();

    const name = newName();
    await page.getByRole("button", { name: "Add account" }).click();
    const dialog = page.getByRole("dialog");
    const field = dialog.getByLabel("Username or link");
    await dialog.getByRole("button", { name: "Add account" }).click();
    await expect(dialog).toContainText("Enter a username or profile link");
    await field.fill("not a name");
    await expect(dialog).toContainText("Enter a username or profile link on TikTok");
    await dialog.getByText("X", { exact: true }).click();
    await field.fill("gone_account");
    await dialog.getByRole("button", { name: "Add account" }).click();
    await expect(field).toHaveAccessibleDescription(/This profile doesn't exist on the platform/);
    // The link implies TikTok.
    await field.fill(`https://www.tiktok.com/@${name}?lang=en`);
    await expect(dialog.getByRole("radio", { name: "TikTok" })).toBeChecked();
    await dialog.getByRole("button", { name: "Add account" }).click();
    await expectNoDialog(page);

    const row = rowOf(page, name);
    await expect(row).toContainText("requires two counts");
    await expect(row.getByRole("link")).toHaveAttribute("href", `https://www.tiktok.com/@${name}`);
    await expect(page.getByRole("heading", { name: `Followers of @${name} on TikTok` })).toBeVisible();
    await expect(page.getByText(/One count so far/).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Sync now" })).toBeDisabled();
    await expect(page.getByText(/Synced within the last hour. Next sync possible in \d+ minutes/)).toBeVisible();

    await page.getByRole("button", { name: "Add account" }).click();
    await field.fill(`@${name}`);
    await dialog.getByRole("button", { name: "Add account" }).click();
    await expect(field).toHaveAccessibleDescription(/already listed/);
    await escapeDialog(page);

    const other = newName();
    await addAccount(page, `https://www.instagram.com/${other}/`);
    await expect(page.getByText("across 2 accounts").first()).toBeVisible();
    await page
      .getByRole("button", { name: new RegExp(`@${name}`) })
      .first()
      .click();
    await page.getByRole("radio", { name: "30 days", exact: true }).click();
    await expect(page).toHaveURL(/account=.*days=30/);
    await page.reload();
    await expect(page.getByRole("heading", { name: `Followers of @${name} on TikTok` })).toBeVisible();
    await expect(page.getByRole("radio", { name: "30 days", exact: true })).toBeChecked();
    await page.getByText("Show 1 day as a table").click();
    await expect(page.getByRole("table", { name: /Followers of/ }).getByRole("row")).toHaveCount(2);

    await page.getByRole("button", { name: `Remove @${name} on TikTok` }).click();
    await expect(rowOf(page, name)).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Accounts" })).toBeFocused();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(rowOf(page, name)).toBeVisible();
  });
});

test("an account without a count does not affect the others, and shows the reason", async ({ page, demo }) => {
  // A channel used only by this test, which always hides its count.
  const channel = `UC${randomBytes(16).toString("hex").slice(0, 22)}`;
  const answer = await fetch(`${demo.sandboxUrl}/control/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ platform: "youtube", fault: "hidden_subscribers", ids: [channel] }),
  });
  expect(answer.status).toBe(201);
  const name = newName();
  await signUp(page, newAccount(), "/subscribers");
  await addAccount(page, `https://x.com/${name.slice(0, 15)}`);
  await addAccount(page, `https://www.youtube.com/channel/${channel}`);
  await expect(page.getByText("1 of 2 accounts can be synced now")).toBeVisible();
  await expect(page.getByText("across 1 of 2 accounts", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByText("No accounts could be synced. The list shows the reasons.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "YouTube" })).toContainText("The channel hides its count.");
  await expect(page.getByRole("row", { name: new RegExp(name.slice(0, 15)) })).not.toContainText("Last attempt");
});

test.describe("refused by the server", () => {
  test.use({ expectedErrors: [/status of 403/] });

  test("a failed change is reverted with its reason", async ({ page }) => {
    const name = newName();
    await signUp(page, newAccount(), "/subscribers");
    await addAccount(page, `https://www.tiktok.com/@${name}`);
    await page.route("**/api/dashboard/social/*", (route) =>
      route.request().method() === "DELETE"
        ? route.fulfill({ status: 403, json: { error: "Not today" } })
        : route.continue(),
    );
    await page.getByRole("button", { name: `Remove @${name} on TikTok` }).click();
    await expect(page.getByText(`Removing @${name} on TikTok didn't go through. Not today`)).toBeVisible();
    await expect(rowOf(page, name)).toBeVisible();
  });
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("list, chart and dialog are accessible", async ({ page, demo }) => {
    await enter(page, demo, "/subscribers");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
    await expectDrawn(page.locator(".recharts-line"));
    await expectAccessible(page);
    await page.getByText(/^Show \d+ days as a table$/).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add account" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Add account" }).click();
    await expect(page.getByText("Enter a username or profile link")).toBeVisible();
    await expectAccessible(page);
  });

  test("an empty list is accessible", async ({ page }) => {
    await signUp(page, newAccount(), "/subscribers");
    await expect(page.getByText("No social accounts yet")).toBeVisible();
    await expectAccessible(page);
  });
});
