import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signUp } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { escapeDialog, pressAndClose } from "./dialogs";
import { DESKTOP } from "./views";

const EXPORT = "dimension,value,amount\ncountry,US,60\ncountry,DE,40\ngender,female,70\ngender,male,30\nage,18-24,1";

/** In the sandbox, every well-formed name exists; no one has requested this one yet. */
const newName = () => `story.${randomBytes(4).toString("hex")}`;
const mapOf = (page: Page) => page.getByRole("img", { name: /^Map of the audience/ });
const file = (text: string) => ({ name: "audience.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

/** Searches on the page and opens the channel with the name. */
async function openFound(page: Page, name: string): Promise<void> {
  await page.goto(`/channels?tab=find&q=${name}&platform=tiktok`);
  await page.locator("a[href^='/channels/']").first().click();
  await page.waitForURL(/\/channels\/[0-9a-f-]{36}/);
  await expect(page.getByText(`@${name}`, { exact: true })).toBeVisible();
}

async function chooseFile(page: Page, text: string): Promise<void> {
  await page.getByRole("dialog").getByLabel("CSV file").setInputFiles(file(text));
}

test.describe("a marketer", () => {
  test("finds, saves, views and removes a channel", async ({ page }) => {
    const name = newName();
    await signUp(page, newAccount());
    await page.getByRole("link", { name: "Channels" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Channels");
    await page.getByRole("tab", { name: "Saved" }).click();
    await expect(page.getByText("No saved channels yet")).toBeVisible();

    await page.getByRole("tab", { name: "Find" }).click();
    await page.getByRole("searchbox").fill(`@${name}`);
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await expect(page.getByText(`No stored channel matches ${name}.`)).toBeVisible();
    await page.getByRole("button", { name: "TikTok" }).click();
    const row = page.getByRole("row", { name: new RegExp(name) });
    await expect(row).toBeVisible();
    await expect(page).toHaveURL(/tab=find.*platform=tiktok/);
    await page.reload();
    await expect(row).toBeVisible();

    const save = row.getByRole("button", { name: /^Saved? / });
    await save.click();
    await expect(save).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByText("Saved to your channels")).toBeVisible();
    await page.getByRole("tab", { name: "Saved" }).click();
    await expect(row).toBeVisible();
    await row.getByRole("link").click();
    await page.waitForURL(/\/channels\/[0-9a-f-]{36}/);
    await expect(page.getByRole("link", { name: /Open on TikTok/ })).toHaveAttribute(
      "href",
      `https://www.tiktok.com/@${name}`,
    );
    await expect(page.getByText("One count so far")).toBeVisible();
    // None of its videos is tracked, and nothing else is missing once its followers are sampled.
    await expect(page.getByRole("heading", { name: "Track a video" })).toBeVisible({ timeout: 150_000 });

    await page.getByRole("tab", { name: "Audience" }).click();
    await expectDrawn(mapOf(page));
    await expect(page.getByText("Estimate", { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/sample of \d+ of the newest followers/).first()).toBeVisible();
    await page.getByText("How quality is calculated").click();
    await expect(page.getByText("An empty biography")).toBeVisible();
    await page.getByRole("tab", { name: "Posts" }).click();
    await expect(page.getByRole("list", { name: "Posts" }).getByRole("listitem").first()).toBeVisible({
      timeout: 150_000,
    });
    await expect(page).toHaveURL(/section=posts/);
    await page.goBack();
    await expect(page.getByRole("tab", { name: "Audience" })).toHaveAttribute("aria-selected", "true");

    await page.getByRole("button", { name: /^Saved? / }).click();
    await expect(page.getByText("Removed from your channels")).toBeVisible();
    await page.goto("/channels?tab=saved");
    await expect(page.getByText("No saved channels yet")).toBeVisible();
  });

  test("adds a channel by its link", async ({ page }) => {
    const name = newName();
    await signUp(page, newAccount(), "/channels?tab=saved");
    await page.getByRole("button", { name: "Add channel" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Link or name").fill("https://example.com/someone");
    await dialog.getByRole("button", { name: "Add channel" }).click();
    await expect(dialog.getByLabel("Link or name")).toHaveAccessibleDescription(/Enter the name or link of a channel/);
    await dialog.getByLabel("Link or name").fill(`https://www.instagram.com/${name}/`);
    await expect(dialog.getByText(`From the link: @${name} on Instagram.`)).toBeVisible();
    await pressAndClose(dialog.getByRole("button", { name: "Add channel" }));
    await expect(page.getByRole("table", { name: "Saved channels" })).toContainText(`@${name}`);
  });

  test("imports an audience export after a preview, and removes it", async ({ page }) => {
    await signUp(page, newAccount());
    await openFound(page, newName());
    await page.getByRole("tab", { name: "Audience" }).click();
    await page.getByRole("button", { name: "Import audience" }).click();
    const dialog = page.getByRole("dialog");
    await chooseFile(page, `${EXPORT}\ncountry,XX,1`);
    await expect(dialog.getByRole("alert")).toContainText(`Line 7: "XX" isn't a two-letter country code`);
    await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
    await chooseFile(page, EXPORT);
    await expect(dialog.getByText("Preview")).toBeVisible();
    await expect(dialog.getByRole("row", { name: /Germany/ })).toContainText("40.0%");
    await expectAccessible(page);
    await pressAndClose(dialog.getByRole("button", { name: "Import", exact: true }));
    await expect(page.getByText(/^Imported\s*by your organization on/).first()).toBeVisible();
    await expect(page.getByRole("row", { name: /Female/ })).toContainText("70.0%");

    await page.getByRole("button", { name: "Remove import" }).click();
    await pressAndClose(page.getByRole("alertdialog").getByRole("button", { name: "Remove import" }));
    await expect(page.getByText("Import removed")).toBeVisible();
    await expect(page.getByRole("row", { name: /Female/ })).toBeHidden();
  });
});

test.describe("a save that fails", () => {
  test.use({ expectedErrors: [/500/] });

  test("is reverted with its reason", async ({ page }) => {
    await signUp(page, newAccount());
    await openFound(page, newName());
    await page.route("**/api/dashboard/channels/*", (route) =>
      route.request().method() === "PUT"
        ? route.fulfill({ status: 500, json: { error: "Something went wrong on our side." } })
        : route.continue(),
    );
    const save = page.getByRole("button", { name: /^Saved? / });
    await save.click();
    await expect(page.getByText("We couldn't confirm the save. Something went wrong on our side.")).toBeVisible();
    await expect(save).toHaveAttribute("aria-pressed", "false");
  });
});

test.describe("an unknown channel", () => {
  test.use({ expectedErrors: [/404/] });

  test("shows an error", async ({ page }) => {
    await signUp(page, newAccount());
    for (const id of ["nonsense", "00000000-0000-4000-8000-000000000000"]) {
      await page.goto(`/channels/${id}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Channel not found");
    }
  });
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("lists and every section of a channel are accessible", async ({ page, demo }) => {
    await enter(page, demo, "/overview");
    for (const tab of ["all", "saved", "find"]) {
      await page.goto(`/channels?tab=${tab}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto("/channels?tab=videos&platform=tiktok");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Moss & Miles", exact: true }).first().click();
    await page.waitForURL(/\/channels\/[0-9a-f-]{36}/);
    await expectDrawn(charts(page));
    await page.getByText(/^Show [\d,]+ days? as a table/).click();
    await expectAccessible(page);
    await page.getByRole("tab", { name: "Audience" }).click();
    await expectDrawn(mapOf(page));
    await expectAccessible(page);
    // The channel may already have an import: the demo adds one for a creator of each platform.
    await page.getByRole("button", { name: /^(Import audience|Replace import)$/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await page.getByRole("tab", { name: "Mentions" }).click();
    await expect(page.getByRole("heading", { name: "Engaged influencers" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("tab", { name: "Posts" }).click();
    await expect(page.getByRole("list", { name: "Posts" })).toBeVisible();
    await expectAccessible(page);
  });
});
