import type { Locator, Page } from "@playwright/test";
import { expect } from "@/e2e/fixtures";

export const charts = (page: Page): Locator => page.getByRole("application");

/** Goes to what is drawn further down, as a reader does: charts and maps are loaded where one comes near them. */
export async function expectDrawn(drawn: Locator, count = 1, timeout?: number): Promise<void> {
  const awaiting = drawn.page().locator("[data-awaits-sight]").first();
  await expect(async () => {
    if (await awaiting.isVisible()) await awaiting.scrollIntoViewIfNeeded({ timeout: 1_000 });
    await expect(drawn).toHaveCount(count, { timeout: 1_000 });
  }).toPass({ timeout });
}
