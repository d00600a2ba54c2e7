import { expect, type Locator, type Page } from "@playwright/test";

export const paletteOf = (page: Page): Locator => page.getByRole("dialog", { name: "Search or go to" });

/**
 * Opens a search dialog by its shortcut and waits until its field takes the letters typed next. A key pressed before the
 * page's script listens does nothing, so it is pressed until the dialog opens.
 */
export async function openByKey(page: Page, key: string, dialog: Locator): Promise<void> {
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press(key);
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await expect(dialog.getByRole("combobox")).toBeFocused();
}

export const openPalette = (page: Page): Promise<void> => openByKey(page, "Control+k", paletteOf(page));
