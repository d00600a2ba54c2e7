import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";

test("an owner sees what a shorter period deletes before it is saved", async ({ page }) => {
  await signUp(page, newAccount(), "/organization?tab=settings");
  const retention = page.getByRole("region", { name: "Data retention" });
  await expect(retention).toContainText("Alert logPermanently");
  await retention.getByRole("button", { name: "Edit retention" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("API requests").selectOption("365 days");
  await expect(dialog.getByRole("button", { name: "Save retention", exact: true })).toBeVisible();
  await dialog.getByLabel("Alert log").selectOption("90 days");
  await dialog.getByRole("button", { name: "Review deletions" }).click();
  await expect(dialog.getByRole("heading", { name: "Records to delete" })).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveText(/^No alert firings are older than .+\d\.$/);
  await expectAccessible(page);
  // Back to the choice, which is kept.
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByLabel("API requests")).toHaveValue("365");
  await dialog.getByRole("button", { name: "Review deletions" }).click();
  await dialog.getByRole("button", { name: "Save and delete" }).click();
  await expect(dialog).toBeHidden();
  await expect(retention).toContainText("API requests365 days");
  await expect(retention).toContainText("Alert log90 days");
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByRole("table", { name: "Entries, newest first" })).toContainText(
    "Changed how long records are kept",
  );
});
