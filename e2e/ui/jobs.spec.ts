import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { pressAndClose } from "./dialogs";
import { DESKTOP } from "./views";

const TITLE = "Jobs";

test.describe("the jobs page", () => {
  test.use({ expectedErrors: [/404/] });

  test("shows collection and calls, runs a job, and logs it in the audit log", async ({ page, demo }) => {
    await enter(page, demo.admin, "/overview");
    await page.getByRole("link", { name: "Admin", exact: true }).click();
    await page.getByRole("link", { name: "Jobs", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
    await expect(page.getByText("Worker running")).toBeVisible();

    const collected = page.getByRole("region", { name: "Snapshots stored, by hour" });
    await expect(collected).toContainText(/of [\d,]+ snapshots? due in the last 24 hours were stored/);
    await collected.getByText("Show 24 hours as a table").click();
    await expect(collected.getByRole("row")).toHaveCount(25);

    const platforms = page.getByRole("region", { name: "Platform calls" });
    await expect(platforms.getByRole("row", { name: /YouTube/ })).toContainText(/[\d,]+ answered/);
    await platforms.getByRole("button", { name: "Pause Instagram" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Pause platform", exact: true }).click();
    await expect(dialog).toContainText("Enter a reason of at least 3 characters");
    await pressAndClose(dialog.getByRole("button", { name: "Cancel" }));
    await expect(platforms.getByRole("row", { name: /Instagram/ })).toContainText("Collected");

    const job = page.getByRole("row", { name: /Prune stored responses/ });
    await expect(job).toContainText("Runs hourly at :23");
    await job.getByRole("button", { name: /^Run/ }).click();
    await expect(
      page.getByText(/“Prune stored responses” (starts within a second|is already requested)/),
    ).toBeVisible();
    await expect(job).toContainText("OK");
    await expect(job.getByRole("button", { name: /^Run/ })).toBeEnabled();

    await page.goto("/admin/jobs?show=failing");
    await expect(page.getByRole("region", { name: "Jobs" })).not.toContainText("Prune stored responses");
    await page.goto("/admin/audit?action=admin.job_run");
    await expect(page.getByText("Prune stored responses").first()).toBeVisible();
  });

  test("retires a source that a platform can do without, and restores it", async ({ page, demo }) => {
    await enter(page, demo.admin, "/admin/jobs");
    const sources = page.getByRole("region", { name: "Sources" });
    const graph = sources.getByRole("row", { name: /Business Discovery/ });
    await expect(graph).toContainText("Backup");
    await expect(sources.getByRole("row", { name: /Instagram Looter/ })).toContainText("Used for new videos");
    // The platform's only source can't be retired.
    await expect(sources.getByRole("button", { name: /Retire X API/ })).toHaveCount(0);
    await graph.getByRole("button", { name: /^Retire/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("The token was withdrawn");
    await pressAndClose(dialog.getByRole("button", { name: "Retire source" }));
    await expect(graph).toContainText("The token was withdrawn");
    await expect(sources.getByRole("button", { name: /Retire Instagram Looter/ })).toHaveCount(0);
    await graph.getByRole("button", { name: /^Restore/ }).click();
    await dialog.getByRole("textbox").fill("It is back");
    await pressAndClose(dialog.getByRole("button", { name: "Restore source" }));
    await expect(graph).toContainText("Backup");
  });

  test("does not exist for anyone else", async ({ page }) => {
    await signUp(page, newAccount(), "/admin/jobs");
    await expect(page.getByRole("heading", { name: TITLE, exact: true })).toBeHidden();
    expect((await page.request.get("/api/dashboard/admin/jobs")).status()).toBe(404);
    const origin = new URL(page.url()).origin;
    const jobs = ["jobs/idempotency-prune-hourly/run", "platforms/tiktok/pause", "platforms/tiktok/resume"];
    for (const path of [...jobs, "sources/instagram-looter2/retire", "sources/instagram-looter2/restore"]) {
      const headers = { Origin: origin };
      const answer = await page.request.post(`/api/dashboard/admin/${path}`, { headers, data: { reason: "Because" } });
      expect(answer.status()).toBe(404);
    }
  });
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("the page, its table and its dialog are accessible", async ({ page, demo }) => {
    await enter(page, demo.admin, "/admin/jobs");
    await expect(page.getByText("Worker running")).toBeVisible();
    await page.getByText("Show 24 hours as a table").click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Pause TikTok" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  });
});
