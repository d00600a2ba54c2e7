import type { Locator, Page } from "@playwright/test";
import { expect } from "@/e2e/fixtures";

export const charts = (page: Page): Locator => page.getByRole("application");

/** Scrolls to a chart further down, like a reader: charts and maps load when they are about to become visible. */
export async function expectDrawn(drawn: Locator, count = 1, timeout?: number): Promise<void> {
  const awaiting = drawn.page().locator("[data-awaits-sight]").first();
  await expect(async () => {
    if (await awaiting.isVisible()) await awaiting.scrollIntoViewIfNeeded({ timeout: 1_000 });
    await expect(drawn).toHaveCount(count, { timeout: 1_000 });
  }).toPass({ timeout });
}
