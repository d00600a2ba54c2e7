import type { Page } from "@playwright/test";
import { pressAndClose } from "./dialogs";

/** Creates a key on the current page, and returns it. */
export async function createKey(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = (await dialog.getByTestId("created-key").textContent()) ?? "";
  await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
  return key;
}
