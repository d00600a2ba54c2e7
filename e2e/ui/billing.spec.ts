import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, openAs, signUp } from "./account-steps";
import { expectDrawn } from "./charts";
import { escapeDialog, expectNoDialog, pressAndClose } from "./dialogs";
import { DESKTOP } from "./views";

const ledgerOf = (page: Page) => page.getByRole("table", { name: "Ledger entries, newest first" });

test.describe("an owner with a low balance", () => {
  test.use({ expectedErrors: [/409/] });

  test("requests a top-up, gets it, and prints the receipt", async ({ page, browser, demo }) => {
    const account = newAccount();
    await signUp(page, account, "/billing");
    await expect(page.getByText(/^As of/)).toBeVisible();
    await page.getByRole("button", { name: "Request top-up" }).click();
    const dialog = page.getByRole("dialog", { name: "Request top-up" });
    await dialog.getByLabel("Amount").fill("5");
    await dialog.getByRole("button", { name: "Request top-up" }).click();
    await expect(dialog.getByText("The minimum top-up is $10.00")).toBeVisible();
    await dialog.getByLabel("Amount").fill("250");
    await dialog.getByLabel("Note", { exact: true }).fill("For the <b>launch</b>");
    await dialog.getByRole("button", { name: "Request top-up" }).click();
    await expectNoDialog(page);
    await expect(page.getByText(`${account.email} requested a top-up of $250.00`)).toBeVisible();
    await page.getByRole("button", { name: "Request top-up" }).click();
    await dialog.getByLabel("Amount").fill("300");
    await dialog.getByRole("button", { name: "Request top-up" }).click();
    await expect(dialog.getByText(/You can request a top-up again in \d+ minutes?/)).toBeVisible();
    await pressAndClose(dialog.getByRole("button", { name: "Cancel" }));

    const admin = await openAs(browser, demo.url, demo.admin);
    await admin.goto("/admin/mailbox");
    await admin.getByRole("link", { name: `${account.organization} requests a top-up of $250.00` }).click();
    const text = (await admin.locator("pre").textContent()) ?? "";
    expect(text).toContain("For the <b>launch</b>");
    const link = new URL(/https?:\S+\/admin\/organizations\/\w+/.exec(text)?.[0] ?? "");
    await admin.goto(link.pathname);
    await expect(admin.getByRole("heading", { level: 1 })).toContainText(account.organization);
    await admin.getByRole("button", { name: "Top up" }).click();
    await admin.getByRole("dialog").getByLabel("Amount").fill("250");
    await admin.getByRole("dialog").getByLabel("Reason").fill("Invoice 2026-11");
    await admin.getByRole("dialog").getByRole("button", { name: "Book top-up" }).click();
    await expectNoDialog(admin);
    await admin.context().close();

    await page.reload();
    await expect(page.getByText("requested a top-up of")).toBeHidden();
    const row = ledgerOf(page).getByRole("row", { name: /Top-up/ });
    await expect(row).toContainText("+$250.00");
    await expect(row).toContainText("$255.00");
    await row.getByRole("link", { name: "Receipt of +$250.00" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Receipt of a top-up");
    const receipt = page.getByRole("article");
    for (const words of [account.organization, "Invoice 2026-11", "$250.00", "$255.00", "not a tax invoice"])
      await expect(receipt).toContainText(words);
    const number = page.url().split("/").at(-1) ?? "";
    await expect(receipt).toContainText(number);

    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByRole("complementary")).toBeHidden();
    await expect(page.getByRole("button", { name: "Print", exact: true })).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("color", "rgb(0, 0, 0)");
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

    const stranger = await openAs(browser, demo.url, demo);
    expect((await stranger.request.get(`/billing/receipts/${number}`)).status()).toBe(404);
    await stranger.context().close();
  });
});

test("the alert threshold is changed, and the page shows if the balance is already below it", async ({ page }) => {
  await signUp(page, newAccount(), "/billing");
  const facts = page.getByRole("region", { name: "Low-balance alert" });
  await expect(facts).toContainText("$1.00");
  const dialog = page.getByRole("dialog");
  const change = async (usd: string) => {
    await facts.getByRole("button", { name: "Change alert" }).click();
    await dialog.getByLabel("Alert below").fill(usd);
    await dialog.getByRole("button", { name: "Change alert" }).click();
    await expectNoDialog(page);
  };
  await change("50");
  await expect(facts).toContainText("$50.00; already below");
  await change("");
  await expect(facts).toContainText("Off");
});

test("the ledger is filtered by URL and by controls, and the file matches", async ({ page, demo }) => {
  await enter(page, demo, "/billing");
  const rows = ledgerOf(page).getByRole("row");
  // Two weeks of days and the headings.
  await expect(rows).toHaveCount(15);
  await page.getByRole("button", { name: "Older entries" }).click();
  await expect.poll(() => rows.count()).toBeGreaterThan(15);
  const folded = await rows.count();

  // A day opens to its hours, which add up to it.
  const day = rows.filter({ hasText: /snapshots in (1\d|2\d) hours/ }).first();
  const hours = Number(/in (\d+) hours/.exec(await day.innerText())?.[1]);
  const micros = (text: string) => Math.round(Number(/\$([\d,]+\.\d+)/.exec(text)?.[1]?.replaceAll(",", "")) * 1e6);
  await day.getByRole("button", { name: /^Usage/ }).click();
  await expect(rows).toHaveCount(folded + hours);
  const index = (await rows.allInnerTexts()).indexOf(await day.innerText());
  const shown = (await rows.allInnerTexts()).slice(index + 1, index + 1 + hours);
  expect(shown.reduce((sum, text) => sum + micros(text), 0)).toBe(micros(await day.innerText()));
  await day.getByRole("button", { name: /^Usage/ }).click();
  await expect(rows).toHaveCount(folded);

  await page.getByRole("button", { name: /Kind/ }).click();
  await page.getByRole("option", { name: "Top-up" }).click();
  await expect(page).toHaveURL(/kind=top_up/);
  const topUps = ledgerOf(page).getByRole("row", { name: /^Top-up/ });
  await expect(
    ledgerOf(page)
      .getByRole("link", { name: /^Receipt/ })
      .first(),
  ).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  await expect(topUps).toHaveCount(csv.trim().split("\r\n").length - 1);

  await page.getByRole("button", { name: /Unit/ }).click();
  await page.getByRole("option", { name: "Credits" }).click();
  await expect(page).toHaveURL(/unit=credits/);
  await expect(
    ledgerOf(page)
      .getByRole("row", { name: /^Allotment/ })
      .first(),
  ).toContainText("monthly");
  await page.getByLabel("To", { exact: true }).fill("2020-01-01");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(ledgerOf(page)).toBeVisible();
});

test("the balance chart shows both projections and how they are calculated", async ({ page, demo }) => {
  await enter(page, demo, "/billing");
  const section = page.getByRole("region", { name: "Balance and runway" });
  await expectDrawn(section.getByRole("application"));
  await expect(section.getByRole("application").getByText("Today", { exact: true })).toBeVisible();
  await expect(section).toContainText(/At the recent rate, the balance (runs out on|lasts)/);
  await section.getByRole("img", { name: /per day over the last 7 days/ }).hover();
  await expect(page.getByRole("tooltip")).toContainText(
    /available balance ÷ \$[\d.,]+ per day = \d+ days?, rounded down/,
  );

  const { days, available_usd } = await (
    await page.context().request.get("/api/dashboard/billing/runway?zone=UTC")
  ).json();
  await section.getByText(`Show ${days.length} days as a table`).click();
  const rows = section.getByRole("row");
  await expect(rows).toHaveCount(1 + days.length);
  const today = days.findIndex((day: { committed_usd: number | null }) => day.committed_usd !== null);
  expect(days[today].balance_usd).toBe(available_usd);
  await expect(rows.nth(2 + today)).toContainText(/—.*\$/);
});

test("a viewer can see everything and change nothing", async ({ page, demo }) => {
  await enter(page, demo.members.viewer, "/billing");
  await expect(ledgerOf(page)).toBeVisible();
  await expect(page.getByRole("button", { name: /Request top-up|Change alert|Propose|Withdraw/ })).toHaveCount(0);
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("billing, its dialogs and a receipt are accessible", async ({ page, demo }) => {
    await enter(page, demo, "/billing?kind=top_up");
    await expect(ledgerOf(page)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Change alert" }).click();
    await expect(page.getByRole("dialog").getByLabel("Alert below")).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await page.getByRole("button", { name: "Request top-up" }).click();
    await expect(page.getByRole("dialog").getByLabel("Amount")).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await page.getByRole("button", { name: "Propose auto top-up" }).click();
    await expect(page.getByRole("dialog").getByLabel("At most per month")).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await ledgerOf(page)
      .getByRole("link", { name: /^Receipt/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Receipt of a top-up");
    await expectAccessible(page);
  });
});
