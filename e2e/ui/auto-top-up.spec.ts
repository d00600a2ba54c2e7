import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, openAs, signUp } from "./account-steps";
import { escapeDialog, expectNoDialog, pressAndClose } from "./dialogs";

const factsOf = (page: Page) => page.getByRole("region", { name: "Auto top-up", exact: true });

async function propose(page: Page, [below, add, monthly]: readonly [string, string, string]): Promise<void> {
  await factsOf(page).getByRole("button", { name: "Propose auto top-up" }).click();
  const dialog = page.getByRole("dialog", { name: "Propose auto top-up" });
  await dialog.getByLabel("Below").fill(below);
  await dialog.getByLabel("Add", { exact: true }).fill(add);
  await dialog.getByLabel("At most per month").fill(monthly);
  await dialog.getByRole("button", { name: "Propose auto top-up" }).click();
}

test.describe("auto top-up", () => {
  // The browser reports the refused approval on its own.
  test.use({ expectedErrors: [/409/] });

  test("an owner proposes, withdraws and proposes again; an admin declines, then approves", async ({
    page,
    browser,
    demo,
  }) => {
    const account = newAccount();
    await signUp(page, account, "/billing");
    await expect(factsOf(page)).toContainText("StatusOff");
    await propose(page, ["20", "10", "100"]);
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("At least the amount in Below", { exact: true })).toBeVisible();
    await dialog.getByLabel("Add", { exact: true }).fill("50");
    await dialog.getByRole("button", { name: "Propose auto top-up" }).click();
    await expectNoDialog(page);
    await expect(page.getByText(/^Proposed .* by Ada Walker, waiting for approval: below \$20\.00/)).toBeVisible();
    await page.getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByText("Proposal withdrawn")).toBeVisible();
    await expect(page.getByRole("button", { name: "Withdraw" })).toBeHidden();
    await propose(page, ["20", "50", "100"]);
    await expectNoDialog(page);

    const admin = await openAs(browser, demo.url, demo.admin);
    await admin.goto("/admin/mailbox");
    await admin
      .getByRole("link", { name: `${account.organization} proposes auto top-up` })
      .first()
      .click();
    await expect(admin.locator("pre")).toContainText("At most per month: $100.00");
    await admin.goto("/admin/organizations");
    const proposals = admin.getByRole("region", { name: "Auto top-up proposals" });
    const row = proposals.getByRole("row", { name: account.organization });
    for (const words of ["$20.00", "$50.00", "$100.00", "Off", "Ada Walker"]) await expect(row).toContainText(words);
    await row.getByRole("button", { name: "Decline" }).click();
    await admin.getByLabel("Reason (optional)").fill("Invoice <b>2026-7</b> is unpaid");
    await pressAndClose(admin.getByRole("dialog").getByRole("button", { name: "Decline" }));
    await expect(admin.getByText("Auto top-up declined")).toBeVisible();
    await expect(row).toBeHidden();

    await page.reload();
    await expect(page.getByText(/^Proposal declined/)).toBeVisible();
    await expect(page.getByText("Reason: Invoice <b>2026-7</b> is unpaid")).toBeVisible();
    await expect(factsOf(page)).toContainText("StatusOff");
    await expectAccessible(page);
    // The amounts of the declined proposal prefill the next one.
    await factsOf(page).getByRole("button", { name: "Propose auto top-up" }).click();
    await expect(dialog.getByLabel("At most per month")).toHaveValue("$100.00");
    await escapeDialog(page);
    await propose(page, ["20", "50", "150"]);
    await expectNoDialog(page);

    // A proposal replaced while the admin's dialog is open is not approved.
    await admin.reload();
    await row.getByRole("link", { name: account.organization }).click();
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText(account.organization);
    await admin.getByRole("button", { name: "Approve" }).click();
    await expect(admin.getByRole("dialog")).toContainText("at most $150.00 per month");
    await propose(page, ["20", "50", "200"]);
    await expectNoDialog(page);
    await admin.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
    await expect(admin.getByRole("dialog").getByText(/An owner replaced this proposal/)).toBeVisible();
    await escapeDialog(admin);
    await expect(admin.getByText(/at most \$200\.00 per month/)).toBeVisible();
    await admin.getByRole("button", { name: "Approve" }).click();
    await expect(admin.getByRole("dialog")).toContainText("at most $200.00 per month");
    await expectAccessible(admin);
    await pressAndClose(admin.getByRole("dialog").getByRole("button", { name: "Approve" }));
    await expect(factsOf(admin)).toContainText("At most per month$200.00");
    await expect(admin.getByRole("button", { name: "Approve" })).toBeHidden();
    await admin.context().close();

    await page.reload();
    for (const words of ["Below$20.00", "Add$50.00", "At most per month$200.00"])
      await expect(factsOf(page)).toContainText(words);
    await expect(page.getByText(/^Proposed|^Proposal declined/)).toHaveCount(0);
  });
});
