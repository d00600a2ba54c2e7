import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { enter } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { openList, videoTable } from "./video-steps";
import { DESKTOP } from "./views";

interface Outlier {
  id: string;
  times: number | null;
  median: number | null;
  videos: number;
}

/** The demo's own channel, of which more than five videos are tracked. */
const OWN = "platform=tiktok&q=larkspurtrail";

async function readOutliers(page: Page, filter: string): Promise<Outlier[]> {
  const listed = await (await page.request.get(`/api/dashboard/videos?per_page=100&${filter}`)).json();
  const ids = listed.rows.map(({ id }: { id: string }) => id).join(",");
  return (await (await page.request.get(`/api/dashboard/videos/outliers?ids=${ids}`)).json()).outliers;
}

test.use({ viewport: DESKTOP });

test("videos have outlier scores in the list, and the typical range behind their chart once five others are known", async ({
  page,
  demo,
}) => {
  await enter(page, demo.members.viewer, "/videos");
  const scored = (await readOutliers(page, OWN)).find(({ times }) => times !== null);
  const few = (await readOutliers(page, "")).find(({ median, videos }) => median === null && videos < 5);
  if (!scored || !few) throw new Error("the demo has no creator with five videos, or none with fewer");
  await openList(page, `/videos?${OWN}`);
  await expect(
    videoTable(page)
      .getByText(/^\d[\d,.]*×$/)
      .first(),
  ).toBeVisible();

  await page.goto(`/videos/${scored.id}`);
  await expectDrawn(charts(page).first());
  await expect(page.getByText(/^Typical range at the same age: .+ other videos by this creator\./)).toBeVisible();
  await expect(charts(page).first().locator(".recharts-area-area").first()).toBeVisible();
  await expect(page.getByText(`${scored.times?.toFixed(1)}×`, { exact: true })).toBeVisible();

  await page.goto(`/videos/${few.id}`);
  await expect(
    page.getByText(/^Needs 5 videos to compare with\. Known: \d other videos? by the creator at /),
  ).toBeVisible();
});
