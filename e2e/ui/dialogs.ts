import { expect, type Locator, type Page } from "@playwright/test";

/** Every layer that a dialog puts over the page; each stays in the page until its closing animation ends. */
const LAYERS = [
  ".modal__backdrop",
  ".modal__container",
  ".alert-dialog__backdrop",
  ".alert-dialog__container",
  ".drawer__backdrop",
  // Toasts have the role "alertdialog" as well, and stay for seconds.
  "[role='dialog']",
].join(", ");

/** Waits until no dialog is in the page, not even one that is still fading out and would take the next click. */
export async function expectNoDialog(page: Page): Promise<void> {
  await expect(page.locator(LAYERS)).toHaveCount(0);
}

/** Presses a button that closes its dialog, and waits until the dialog is gone. */
export async function pressAndClose(button: Locator): Promise<void> {
  await button.click();
  await expectNoDialog(button.page());
}

/** Closes the open dialog with Escape, and waits until it is gone. */
export async function escapeDialog(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expectNoDialog(page);
}
