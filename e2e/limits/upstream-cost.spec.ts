import type { Page } from "@playwright/test";
import { someVideo } from "@/e2e/api/sandbox";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "@/e2e/ui/accessibility";
import { signIn } from "@/e2e/ui/account-steps";
import { pressAndClose } from "@/e2e/ui/dialogs";

const SOURCE = "tiktok-scraper7";
const NAME = "TikTok Scraper (RapidAPI)";

interface Cost {
  sources: { id: string; name: string; day: { used_usd: number } }[];
}

/** What the source has used today, in dollars. */
async function usedToday(page: Page): Promise<number> {
  const cost: Cost = await (await page.request.get("/api/dashboard/admin/upstream-cost")).json();
  return cost.sources.find(({ id }) => id === SOURCE)?.day.used_usd ?? 0;
}

async function submit(page: Page, opens: string, submits: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole("button", { name: opens, exact: true }).click();
  const dialog = page.getByRole("dialog");
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByLabel("Reason").fill("A story of a budget");
  await pressAndClose(dialog.getByRole("button", { name: submits, exact: true }));
}

const setPrice = (page: Page, usd: string) =>
  submit(page, `Change price of Call, ${NAME}`, "Change price", { "Price per call": usd });
const setCeiling = (page: Page, usd: string) =>
  submit(page, `Set ceilings of ${NAME}`, "Set ceilings", { "Per day": usd });

// In this project because nothing else may run in parallel: other tests that need TikTok would find it stopped.
test("an admin sets a ceiling, and profiles, new trackings and snapshots stop in this order", async ({
  page,
  apiAs,
  demo,
}) => {
  const api = await apiAs(demo.keys.full);
  const started = Date.now();
  const track = async () => {
    const data = { video_link: someVideo("tiktok").link, duration_days: 1 };
    const answer = await api.post("/api/v1/videos/track", { data });
    return { status: answer.status(), body: await answer.json(), retryAfter: answer.headers()["retry-after"] };
  };
  const search = async (name: string) => {
    const username = `cost_${started % 1e9}_${name}`;
    const answer = await api.get(`/api/v1/channels/search?media=tiktok&username=${username}`);
    return { status: answer.status(), body: await answer.json() };
  };

  await page.goto("/sign-in");
  await signIn(page, demo.admin);
  await page.waitForURL("**/overview");
  await page.goto("/admin/upstream-cost");
  const row = page.getByRole("region", { name: "Sources" }).getByRole("row", { name: new RegExp(NAME.slice(0, 14)) });
  await expect(row).toContainText("No ceiling");

  // One expensive call, so that the cheap ones after it change little.
  await setPrice(page, "10");
  expect((await track()).status).toBe(200);
  await setPrice(page, "0.01");
  await expect.poll(() => usedToday(page)).toBeGreaterThanOrEqual(10);
  const used = await usedToday(page);

  await setCeiling(page, (used * 1.2).toFixed(2));
  await expect(row).toContainText("Profiles stopped");
  expect(await search("first")).toEqual({ status: 503, body: { detail: "Platform unavailable" } });
  expect((await track()).status).toBe(200);

  await setCeiling(page, (used * 1.08).toFixed(2));
  await expect(row).toContainText("Profiles and new trackings stopped");
  const refused = await track();
  expect(refused.status).toBe(500);
  expect(refused.body).toEqual({ error: "Failed to start monitoring - invalid response from tracking API" });
  expect(Number(refused.retryAfter)).toBeGreaterThan(0);

  await setCeiling(page, (used * 0.99).toFixed(2));
  await expect(row).toContainText("Everything stopped");
  await expect(page.getByRole("status").filter({ hasText: NAME })).toContainText("until midnight UTC");
  await expectAccessible(page);

  await setCeiling(page, "");
  await setPrice(page, "0");
  await expect(row).toContainText("No ceiling");
  expect((await search("last")).status).toBe(200);
  expect((await track()).status).toBe(200);
  await page.goto("/admin/audit?action=admin.upstream_ceilings");
  await expect(page.getByText("A story of a budget").first()).toBeVisible();
});
