import { expect, test } from "@/e2e/fixtures";
import { signIn } from "@/e2e/ui/account-steps";
import { pressAndClose } from "@/e2e/ui/dialogs";

// It stands here because nothing else may run beside it: every other test that needs X would find it paused.
test("a paused platform takes no new videos until it is resumed", async ({ page, apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  // A post that never was: asked, the platform says so; paused, nobody asks.
  const post = { video_link: "https://x.com/someone/status/1", duration_days: 1 };
  const track = async () => {
    const answer = await api.post("/api/v1/videos/track", { data: post });
    return [answer.status(), (await answer.json()).error];
  };
  const [before] = await track();
  expect(before).not.toBe(500);

  await page.goto("/sign-in");
  await signIn(page, demo.admin);
  await page.waitForURL("**/overview");
  await page.goto("/admin/jobs");
  const row = page.getByRole("row", { name: /Pause X|Resume X/ });
  const dialog = page.getByRole("dialog");
  await row.getByRole("button", { name: "Pause X" }).click();
  await dialog.getByLabel("Reason").fill("It answers nonsense");
  await pressAndClose(dialog.getByRole("button", { name: "Pause", exact: true }));
  await expect(page.getByRole("status").getByText("X is paused.")).toBeVisible();
  await expect(row).toContainText("It answers nonsense");
  expect(await track()).toEqual([500, expect.stringContaining("X is paused on this server")]);
  const metrics = await (await page.request.get("/metrics")).text();
  expect(metrics).toContain('clipscope_platform_paused{platform="twitter"}');

  await row.getByRole("button", { name: "Resume X" }).click();
  await dialog.getByLabel("Reason").fill("It is well again");
  await pressAndClose(dialog.getByRole("button", { name: "Resume", exact: true }));
  await expect(row).toContainText("Collected");
  expect((await track())[0]).toBe(before);
});
