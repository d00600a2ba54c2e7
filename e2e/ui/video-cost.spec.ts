import { expect, test } from "@/e2e/fixtures";
import { enter, newAccount, signUp } from "./account-steps";
import { openCompleted } from "./video-steps";

test("a user enters a video's cost, sees the cost per thousand views, and removes it", async ({ page, demo }) => {
  await enter(page, demo, "/videos");
  await openCompleted(page, "twitter");
  const field = page.getByLabel("Cost of this video");
  const save = page.getByRole("button", { name: "Save cost" });
  await field.fill("250.5");
  await field.blur();
  await expect(field).toHaveValue("$250.50");
  await save.click();
  await expect(page.getByText("Cost saved.")).toBeVisible();
  await expect(page.getByText(/^\$[\d.,]+ per 1,000 views$/)).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("$250.50");

  await field.fill("");
  await field.blur();
  await save.click();
  await expect(page.getByText("Cost removed.")).toBeVisible();
  await expect(page.getByText("per 1,000 views")).toHaveCount(0);
  await page.reload();
  await expect(field).toHaveValue("");
});

test("the cost of another organization's video can't be set", async ({ page, apiAs, demo }) => {
  const { videos } = await (await (await apiAs(demo.keys.full)).get("/api/v1/videos?limit=1")).json();
  await signUp(page, newAccount());
  const put = (data: unknown, id: string = videos[0].id) =>
    page.request.put(`/api/dashboard/videos/${id}/cost`, { data, headers: { Origin: demo.url } });
  for (const id of [videos[0].id, "nosuch"]) {
    const response = await put({ cost_usd: 1 }, id);
    expect([response.status(), await response.json()]).toEqual([404, { error: "Video not found" }]);
  }
  const bad = await put({ cost_usd: 1.005 });
  expect([bad.status(), await bad.json()]).toEqual([
    400,
    {
      error: "Check the marked fields",
      details: [{ field: "cost_usd", message: "At most two decimals" }],
    },
  ]);
});
