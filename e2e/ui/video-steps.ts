import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Demo } from "@/e2e/demo";
import { expect } from "@/e2e/fixtures";

/** A video that no one has tracked: in the sandbox, every well-formed ID exists. */
export function newVideo(): { id: string; link: string } {
  const id = randomBytes(9).toString("base64url").slice(0, 10).concat("A");
  return { id, link: `https://www.youtube.com/watch?v=${id}` };
}

/** Makes the platform report from now on that the video does not exist. */
export async function loseAtPlatform(demo: Demo, id: string): Promise<void> {
  const answer = await fetch(`${demo.sandboxUrl}/control/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ platform: "youtube", fault: "absent", ids: [id] }),
  });
  expect(answer.status).toBe(201);
}

export const videoTable = (page: Page) => page.getByRole("table", { name: "Tracked videos with their latest numbers" });

/** Links to video pages, in both forms of the list. */
export const VIDEO_LINKS = "main a[href^='/videos/']:not([href='/videos/import'], [href^='/videos/compare']):visible";

/** Opens the longest-tracked completed video of a platform, by the list. */
export async function openCompleted(page: Page, platform: string): Promise<void> {
  await page.goto(`/videos?platform=${platform}&status=completed&order=asc`);
  await page.locator(VIDEO_LINKS).first().click();
  await page.waitForURL(/\/videos\/[a-z0-9]{20,}$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Rows with videos. */
export const rowsOf = (page: Page) =>
  videoTable(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });

/** Tracks new videos like the page's own forms; the newest comes first. */
export async function trackVideos(page: Page, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const status = await page.evaluate(async (video_link) => {
      const body = JSON.stringify({ video_link, duration_days: 1 });
      const headers = { "content-type": "application/json" };
      return (await fetch("/api/dashboard/videos", { method: "POST", headers, body })).status;
    }, newVideo().link);
    expect(status).toBe(200);
  }
}

/** Opens the list and waits for hydration, because only the browser renders relative times. */
export async function openList(page: Page, path = "/videos"): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(/^(\d+ of \d+, )?updated (just now|.* ago)$/)).toBeVisible();
}
