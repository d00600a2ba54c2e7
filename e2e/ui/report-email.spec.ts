import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { type Account, newAccount, openAs, signUp } from "./account-steps";
import { pressAndClose } from "./dialogs";
import { send } from "./send";
import { trackVideos } from "./video-steps";
import { DESKTOP, PHONE, WIDE } from "./views";

/** A campaign of one video that ends in some seconds, with a report that is emailed then. */
async function scheduleReport(page: Page, { email }: Account): Promise<{ campaign: string; url: string }> {
  await trackVideos(page, 1);
  const listed = await page.request.get("/api/dashboard/videos");
  const [video] = (await listed.json()).rows;
  const ends_at = new Date(Date.now() + 10_000).toISOString();
  const made = await send(page, "POST", "campaigns", { name: "Rain or shine", ends_at });
  const campaign: string = made.body.id;
  const report = await send(page, "POST", "reports", {
    title: "Rain or shine",
    of: "campaign",
    ids: [campaign],
    schedule: "campaign_end",
    recipients: [email],
  });
  expect([made.status, report.status]).toEqual([201, 201]);
  expect((await send(page, "POST", `campaigns/${campaign}/videos`, { add: [video.id] })).status).toBe(200);
  return { campaign, url: report.body.url };
}

test.use({ viewport: DESKTOP });

test("a scheduled report arrives with the logo and its own link, and stops without signing in", async ({
  page,
  browser,
  demo,
}) => {
  test.slow();
  const account = newAccount();
  await signUp(page, account, "/organization?tab=settings");
  await page.locator("input[aria-label=Logo]").setInputFiles("public/icon-192.png");
  await expect(page.getByRole("img", { name: `Logo of ${account.organization}`, exact: true })).toBeVisible();
  const { url } = await scheduleReport(page, account);

  const admin = await openAs(browser, demo.url, demo.admin);
  const row = admin.getByRole("row").filter({ hasText: account.email });
  // The job runs every five minutes by itself.
  await expect(async () => {
    await admin.request.post("/api/dashboard/admin/jobs/reports-send/run", { headers: { Origin: demo.url } });
    await admin.goto("/admin/mailbox");
    await expect(row).toContainText("Campaign ended: Rain or shine", { timeout: 2_000 });
  }).toPass();
  await row.getByRole("link", { name: "Campaign ended: Rain or shine", exact: true }).click();
  const preview = admin.frameLocator("iframe");
  await expect(preview.getByRole("img", { name: account.organization, exact: true })).toHaveJSProperty(
    "complete",
    true,
  );
  const mail = admin.locator("pre");
  await expect(mail).toContainText("Stop these emails");
  const links = [...((await mail.textContent()) ?? "").matchAll(/https?:\S+\/r\/[\w-]{22}\S*/g)].map(String);
  await admin.context().close();
  const [link = "", stop = ""] = links;
  expect(stop).toBe(`${link}/unsubscribe`);
  expect(link).not.toBe(url);

  const reader = await (await browser.newContext({ viewport: PHONE })).newPage();
  await reader.goto(link);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Rain or shine");
  await expect(reader.getByRole("table", { name: "Videos", exact: true }).locator("tbody tr")).toHaveCount(1);
  await expect(reader.getByRole("img", { name: `Logo of ${account.organization}`, exact: true })).toHaveJSProperty(
    "naturalWidth",
    144,
  );
  await expectAccessible(reader, { views: [WIDE] });
  await reader.goto(stop);
  await reader.getByRole("button", { name: "Stop these emails", exact: true }).click();
  await expect(reader.getByText(account.email, { exact: true })).toBeVisible();
  await expect(reader.getByRole("button", { name: "Stop these emails", exact: true })).toHaveCount(0);
  await reader.context().close();
  const left = await (await page.request.get("/api/dashboard/reports")).json();
  expect(left.reports).toMatchObject([{ schedule: null, recipients: [] }]);
});

test("a deleted campaign leaves its videos tracked, without a campaign", async ({ page }) => {
  const account = newAccount();
  await signUp(page, account);
  const { campaign } = await scheduleReport(page, account);
  await page.goto(`/campaigns/${campaign}`);
  await page.getByRole("button", { name: "More actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete campaign", exact: true }).click();
  await pressAndClose(page.getByRole("alertdialog").getByRole("button", { name: "Delete campaign", exact: true }));
  await page.waitForURL(/\/campaigns$/);
  const { rows } = await (await page.request.get("/api/dashboard/videos")).json();
  expect(rows).toMatchObject([{ status: "monitoring", campaign: null }]);
});
