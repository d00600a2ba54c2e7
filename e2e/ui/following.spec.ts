import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { pressAndClose } from "./dialogs";
import { DESKTOP } from "./views";

test.use({ viewport: DESKTOP });

/** A creator whom no other story follows; the sandbox has every well-formed name. */
const newCreator = () => `walker.${Date.now().toString(36)}`;

test("a creator is followed within a ceiling, paused, edited and deleted", async ({ page }) => {
  const creator = newCreator();
  await signUp(page, newAccount(), "/channels");
  await page.getByRole("link", { name: "Following", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Following");
  await expect(page.getByText("No follows yet")).toBeVisible();

  await page.getByRole("button", { name: "Follow creator" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Follow creator" }).click();
  await expect(dialog).toContainText("Enter a username");
  await dialog.getByLabel("Username").fill(creator);
  await dialog.getByRole("button", { name: "1 day", exact: true }).click();
  await expect(dialog).toContainText("Each post costs up to $0.36");
  await dialog.getByLabel("Earlier posts").fill("3");
  await dialog.getByLabel("Monthly ceiling").fill("0.72");
  await expectAccessible(page, { within: "[role='dialog']" });
  await pressAndClose(dialog.getByRole("button", { name: "Follow creator" }));

  const row = page.getByRole("row", { name: new RegExp(creator.replace(".", "\\.")) });
  await expect(row).toContainText("Active");
  await row.getByRole("link").click();
  await page.waitForURL(/\/following\/[a-z0-9]+$/);

  // The job runs every minute; the page refreshes as often.
  const posts = page.getByRole("table", { name: "Posts" }).getByRole("row");
  const started = posts.filter({ hasText: "The video is being tracked." });
  await expect(async () => {
    await page.reload();
    await expect(started).toHaveCount(2, { timeout: 3000 });
  }).toPass({ timeout: 150_000 });
  await expect(posts.filter({ hasText: "Over the monthly ceiling" })).toHaveCount(1);
  await expect(page.getByText("$0.72 of $0.72").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByLabel("Excluded words").fill("giveaway");
  await pressAndClose(dialog.getByRole("button", { name: "Save" }));
  await expect(page.getByText("without giveaway")).toBeVisible();

  await page.getByRole("main").getByRole("link", { name: "Following", exact: true }).click();
  await expect(row).toContainText("Paused");
  await expectAccessible(page);
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete follow" }).click();
  await expect(page.getByText("No follows yet")).toBeVisible();
});

test("a list of creators shows verdicts and the total price before they are followed", async ({ page }) => {
  const creator = newCreator();
  await signUp(page, newAccount(), "/following");
  await page.getByRole("button", { name: "Follow a list" }).click();
  const dialog = page.getByRole("dialog");
  const list = [`@${creator}`, `https://www.youtube.com/@${creator}`, `tiktok,${creator}`, "not a creator!"];
  await dialog.getByLabel("Creators").fill(list.join("\n"));
  await dialog.getByRole("button", { name: "Check list" }).click();
  await expect(dialog.getByRole("status")).toHaveText("2 new, 1 duplicate, 1 invalid username");
  await dialog.getByRole("button", { name: "1 day", exact: true }).click();
  await dialog.getByLabel("Earlier posts").fill("2");
  await dialog.getByLabel("Earlier posts").blur();
  await expect(dialog).toContainText("Earlier posts cost up to $1.44 in total");
  await dialog.getByText("Track 4 earlier posts for up to $1.44").click();
  await expectAccessible(page, { within: "[role='dialog']" });
  await pressAndClose(dialog.getByRole("button", { name: "Follow 2 creators" }));
  await expect(page.getByText("2 creators followed.")).toBeVisible();
});

test("a channel's page has the button to follow it", async ({ page }) => {
  const creator = newCreator();
  await signUp(page, newAccount(), "/channels");
  await page.getByRole("button", { name: "Add channel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Link or name").fill(`@${creator}`);
  await dialog.getByRole("button", { name: "Add channel" }).click();
  await page.getByRole("button", { name: "Open" }).click();
  await page.waitForURL(/\/channels\/[0-9a-f-]+$/);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await pressAndClose(dialog.getByRole("button", { name: "Follow creator" }));
  await expect(page.getByRole("main").getByRole("link", { name: "Following", exact: true })).toBeVisible();
});
