import { expect, test } from "@/e2e/fixtures";
import { signIn } from "@/e2e/ui/account-steps";
import { pressAndClose } from "@/e2e/ui/dialogs";

// In this project because nothing else may run in parallel: other tests that need X would find it paused.
test("new videos of a paused platform are refused until it is resumed", async ({ page, apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  // A post that doesn't exist: the platform reports that, unless it is paused.
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
  await dialog.getByLabel("Reason").fill("It returns invalid data");
  await pressAndClose(dialog.getByRole("button", { name: "Pause platform", exact: true }));
  await expect(page.getByRole("status").getByText("X is paused.")).toBeVisible();
  await expect(row).toContainText("It returns invalid data");
  expect(await track()).toEqual([500, expect.stringContaining("X is paused on this server")]);
  const metrics = await (await page.request.get("/metrics")).text();
  expect(metrics).toContain('clipscope_platform_paused{platform="twitter"}');

  await row.getByRole("button", { name: "Resume X" }).click();
  await dialog.getByLabel("Reason").fill("It works again");
  await pressAndClose(dialog.getByRole("button", { name: "Resume platform", exact: true }));
  await expect(row).toContainText("Collected");
  expect((await track())[0]).toBe(before);
});
