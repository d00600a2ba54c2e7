import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { type Account, newAccount, openAs, signUp } from "./account-steps";
import { escapeDialog, expectNoDialog, pressAndClose } from "./dialogs";
import { DESKTOP } from "./views";

/** Finds an organization by its owner's address, and opens it. */
async function openOrganization(page: Page, account: Account): Promise<void> {
  await page.goto(`/admin/organizations?q=${encodeURIComponent(account.email)}`);
  await page.getByRole("link", { name: account.organization }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(account.organization);
}

async function fillTopUp(page: Page, amount: string, reason: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount").fill(amount);
  await dialog.getByLabel("Reason").fill(reason);
}

test.describe("an admin's day", () => {
  // The browser reports refused requests on its own: corrections, and requests of a suspended organization.
  test.use({ expectedErrors: [/40[039]/] });

  test("tops up once despite a second window, corrects, changes terms, suspends and resumes", async ({
    page,
    browser,
    demo,
  }) => {
    const account = newAccount();
    await signUp(page, account);
    const admin = await openAs(browser, demo.url, demo.admin);
    await admin.getByRole("link", { name: "Admin", exact: true }).click();
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Organizations");
    await admin.getByRole("searchbox").fill(account.email);
    await expect(admin.getByRole("table", { name: "Organizations" }).getByRole("row")).toHaveCount(2);
    await expect(admin).toHaveURL(/q=/);
    await admin.getByRole("link", { name: account.organization }).click();
    const money = admin.getByRole("region", { name: "Money" });
    await expect(money).toContainText("$5.00");

    // Two windows are open on the same organization, each with its dialog.
    const other = await admin.context().newPage();
    await openOrganization(other, account);
    for (const window of [admin, other]) {
      await window.getByRole("button", { name: "Top up", exact: true }).click();
      await expect(window.getByRole("dialog")).toContainText("Current balance: $5.00");
      await fillTopUp(window, "50", "Invoice 2026-7");
    }
    await admin.getByRole("button", { name: "Book top-up" }).dblclick();
    await expect(admin.getByText(/Top-up of \$50\.00 booked/)).toBeVisible();
    await expectNoDialog(admin);
    await expect(money).toContainText("$55.00");
    // The second window refreshes on its own. (The next test shows that it can't book without having seen the first.)
    const second = other.getByRole("dialog");
    await expect(second.getByText(/A top-up of \$50\.00 was booked/)).toBeVisible();
    await expect(second).toContainText("Current balance: $55.00");
    await pressAndClose(second.getByRole("button", { name: "Cancel" }));
    await other.close();
    await admin.getByRole("link", { name: "Ledger", exact: true }).click();
    await expect(admin).toHaveURL(/tab=ledger/);
    await expect(admin.getByRole("row", { name: /Top-up/ })).toHaveCount(1);
    await expect(admin.getByRole("row", { name: /Top-up/ })).toContainText("Invoice 2026-7");

    await admin.getByRole("button", { name: "Top up", exact: true }).click();
    await fillTopUp(admin, "1500", "Invoice 2026-8");
    await admin.getByRole("button", { name: "Book top-up" }).click();
    await expect(admin.getByText("Enter the same amount again")).toBeVisible();
    await admin.getByLabel("Confirm amount").fill("1500");
    await admin.getByRole("button", { name: "Book top-up" }).click();
    await expect(admin.getByText(/Top-up of \$1,500\.00 booked/)).toBeVisible();
    await expectNoDialog(admin);

    await admin.getByRole("button", { name: "Correct balance" }).click();
    await admin.getByRole("dialog").getByLabel("Amount").fill("-9999");
    await admin.getByRole("dialog").getByLabel("Reason").fill("Booked by mistake");
    await admin.getByRole("dialog").getByLabel("Reason").press("Tab");
    await admin.getByLabel("Confirm amount").fill("-9999");
    await admin.getByRole("button", { name: "Book correction" }).click();
    await expect(admin.getByRole("alert").filter({ hasText: /exceeds the available balance of/ })).toBeVisible();
    await escapeDialog(admin);

    await admin.getByRole("link", { name: "Overview", exact: true }).last().click();
    await admin.getByRole("button", { name: "Change limits" }).click();
    await admin.getByLabel("Concurrent videos").fill("25");
    await admin.getByLabel("Concurrent videos").press("Tab");
    await expect(admin.getByRole("dialog")).toContainText("10 (plan) → 25");
    await pressAndClose(admin.getByRole("dialog").getByRole("button", { name: "Change limits" }));
    await expect(admin.getByText("25 (plan: 10)")).toBeVisible();

    await admin.getByRole("button", { name: "Suspend" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Suspend" }).click();
    await expect(admin.getByText("Enter a reason of at least 3 characters")).toBeVisible();
    await admin.getByLabel("Reason").fill("Invoice 2026-7 is unpaid");
    await pressAndClose(admin.getByRole("dialog").getByRole("button", { name: "Suspend" }));
    await expect(admin.getByText(/^Suspended .*Invoice 2026-7 is unpaid$/)).toBeVisible();
    await page.goto("/billing");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${account.organization} is suspended`);
    await expect(page.getByText("Invoice 2026-7 is unpaid")).toBeVisible();
    await expectAccessible(page);
    expect((await page.request.get("/api/dashboard/usage")).status()).toBe(403);

    await admin.getByRole("button", { name: "Lift suspension" }).click();
    await admin.getByLabel("Reason").fill("Paid");
    await pressAndClose(admin.getByRole("dialog").getByRole("button", { name: "Lift suspension" }));
    await expect(admin.getByRole("button", { name: "Suspend" })).toBeVisible();
    await page.goto("/billing");
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("suspended");

    await admin.getByRole("link", { name: "Audit log" }).last().click();
    const log = admin.getByRole("region", { name: "Audit log" });
    await expect(log.getByRole("row", { name: /Changed the limits.*nothing became 25/ })).toBeVisible();
    await expect(log.getByRole("row", { name: /Suspended the organization/ })).toContainText(demo.admin.email);
    await expect(log.getByRole("row", { name: /Topped up/ })).toHaveCount(2);
    await admin.context().close();
  });
});

test("a double click and two windows, through the API: one intent is booked once", async ({ page, browser, demo }) => {
  const account = newAccount();
  await signUp(page, account);
  const admin = await openAs(browser, demo.url, demo.admin);
  await openOrganization(admin, account);
  const id = new URL(admin.url()).pathname.split("/").at(-1);
  const root = `/api/dashboard/admin/organizations/${id}`;
  const book = (idempotency_key: string, seen: string | null) =>
    admin.request.post(`${root}/top-up`, {
      headers: { origin: demo.url },
      data: { amount_usd: 20, reason: "Invoice 9", idempotency_key, seen },
    });
  const clicks = await Promise.all([1, 2, 3, 4].map(() => book("one-dialog", null)));
  expect(clicks.map((answer) => answer.status())).toEqual([200, 200, 200, 200]);
  const answers = await Promise.all(clicks.map((answer) => answer.json()));
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(answers.map(({ balance_usd }) => balance_usd)).toEqual([25, 25, 25, 25]);

  const seen = (await (await admin.request.get(root)).json()).newest_top_up.id;
  const windows = await Promise.all([book("window-one", seen), book("window-two", seen)]);
  expect(windows.map((answer) => answer.status()).sort()).toEqual([200, 409]);
  expect((await (await admin.request.get(root)).json()).balance_usd).toBe(45);
  await admin.context().close();
});

test("the audit log is filtered by its URL and downloaded with the same filter", async ({ page, browser, demo }) => {
  const account = newAccount();
  await signUp(page, account, "/webhooks");
  await page.getByRole("button", { name: "Add webhook" }).click();
  await page.getByRole("dialog").getByLabel("URL").fill("https://receiver.example/hook?token=hunter2");
  await page.getByRole("dialog").getByRole("button", { name: "Add webhook" }).click();
  await expect(page.getByTestId("webhook-secret")).toBeVisible();

  const admin = await openAs(browser, demo.url, demo.admin);
  await admin.goto(`/admin/audit?actor=${encodeURIComponent(account.email)}&action=webhook.create`);
  const rows = admin.getByRole("row", { name: /Added a webhook/ });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(account.organization);
  await expect(admin.locator("body")).not.toContainText("hunter2");
  const requestId = (await rows.getByTitle("Request ID").textContent()) ?? "";
  await admin.getByRole("searchbox", { name: "Search by email or key" }).fill("");
  await admin.getByRole("searchbox", { name: "Find by request ID" }).fill(requestId);
  await expect(admin).toHaveURL(new RegExp(`request=${requestId}`));
  await expect(rows).toHaveCount(1);
  await admin.reload();
  await expect(rows).toHaveCount(1);
  const download = admin.waitForEvent("download");
  await admin.getByRole("link", { name: "Download CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv.trimEnd().split("\r\n")).toHaveLength(2);
  expect(csv).toContain(account.email);
  await admin.getByRole("searchbox", { name: "Find by request ID" }).fill("never-was");
  await expect(admin.getByText("No entries match these filters")).toBeVisible();
  await admin.getByRole("button", { name: "Clear filters" }).click();
  await expect(admin).toHaveURL(/\/admin\/audit$/);
  await admin.context().close();
});

test.describe("the admin pages", () => {
  test.use({ expectedErrors: [/404/] });

  test("don't exist for anyone else, as pages or routes", async ({ page, demo }) => {
    await signUp(page, newAccount());
    for (const path of ["/admin", "/admin/organizations", "/admin/organizations/x", "/admin/audit"])
      expect((await page.goto(path))?.status()).toBe(404);
    const root = "/api/dashboard/admin";
    for (const path of ["organizations", "organizations/x", "organizations/x/ledger", "audit", "audit/export"])
      expect((await page.request.get(`${root}/${path}`)).status()).toBe(404);
    for (const act of [
      "auto-top-up/approve",
      "auto-top-up/decline",
      "top-up",
      "correction",
      "points",
      "suspend",
      "resume",
      "trackings/x/cancel",
    ])
      expect(
        // Errors in the body are not reported either.
        (
          await page.request.post(`${root}/organizations/x/${act}`, { headers: { origin: demo.url }, data: {} })
        ).status(),
      ).toBe(404);
    for (const what of ["plan", "price", "limits", "auto-top-up"])
      expect(
        (
          await page.request.put(`${root}/organizations/x/${what}`, { headers: { origin: demo.url }, data: {} })
        ).status(),
      ).toBe(404);
  });
});

test("list, organization, dialogs and log are accessible", async ({ page, browser, demo }) => {
  const account = newAccount();
  await signUp(page, account);
  const admin = await openAs(browser, demo.url, demo.admin, { viewport: DESKTOP });
  await admin.goto("/admin/organizations");
  await expect(admin.getByRole("table", { name: "Organizations" })).toBeVisible();
  await expect(admin.getByRole("region", { name: "Auto top-up proposals" })).toBeVisible();
  await expectAccessible(admin);
  await openOrganization(admin, account);
  await expectAccessible(admin);
  for (const [opener, title] of [
    ["Top up", /^Top up/],
    ["Suspend", /^Suspend/],
    ["Change limits", /^Limits/],
    ["Change plan", /^Plan/],
    ["Change rule", /^Auto top-up/],
  ] as const) {
    await admin.getByRole("button", { name: opener, exact: true }).click();
    await expect(admin.getByRole("dialog", { name: title })).toBeVisible();
    await expectAccessible(admin);
    await escapeDialog(admin);
  }
  for (const tab of ["trackings", "ledger", "audit"]) {
    await admin.goto(`${new URL(admin.url()).pathname}?tab=${tab}`);
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText(account.organization);
    await expectAccessible(admin);
  }
  await admin.goto("/admin/audit");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Audit log");
  await expectAccessible(admin);
  await admin.context().close();
});
