import type { Page } from "@playwright/test";

declare global {
  interface Window {
    clipscopeTasks?: number[];
  }
}

/** Notes the tasks of more than 50 ms of every page from its beginning. */
export async function noteLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    window.clipscopeTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
  });
}

/** Returns the longest task since the last call, in milliseconds; 0 if none took more than 50. */
export async function longestTask(page: Page): Promise<number> {
  // The observer hears of a task only after it.
  await page.waitForTimeout(500);
  return page.evaluate(() => Math.max(0, ...(window.clipscopeTasks ?? []).splice(0)));
}

/** Scrolls what is under the pointer as a wheel does, over a few thousand pixels. */
export async function scrollThrough(page: Page): Promise<void> {
  for (let step = 0; step < 20; step++) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(30);
  }
}
