import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter } from "./account-steps";
import { charts, expectDrawn } from "./charts";
import { pressAndClose } from "./dialogs";
import { openCompleted } from "./video-steps";

const hours = (page: Page) => page.getByRole("group", { name: "Hours in the chart" });
const addNote = (page: Page) => page.getByRole("button", { name: "Add note", exact: true });

/** Picks a point of the first chart by keyboard, not the first one. */
async function pickPoint(page: Page): Promise<void> {
  const chart = charts(page).first();
  const tooltip = page.getByRole("status").filter({ hasText: " views" }).first();
  // A pointer over the chart would show another point.
  await page.mouse.move(0, 0);
  await chart.focus();
  await expect(tooltip).toBeVisible();
  const first = await tooltip.innerText();
  await page.keyboard.press("ArrowRight");
  await expect(tooltip).not.toHaveText(first);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Start here" })).toBeVisible();
}

test("a user zooms into the chart by button, pointer and keyboard, and the range survives a reload", async ({
  page,
  demo,
}) => {
  await enter(page, demo, "/videos");
  await openCompleted(page, "tiktok");
  // Only the page's script draws the interactive chart: from then on, the buttons work.
  await expect(charts(page).first()).toBeVisible();
  const summary = page.getByText(/^Views (rose|fell|stayed) /);
  const whole = await summary.innerText();
  await hours(page).getByRole("button", { name: "24 h" }).click();
  await expect(page).toHaveURL(/from=\d+/);
  await expect(summary).not.toHaveText(whole);
  await page.reload();
  await expect(charts(page).first()).toBeVisible();
  await expect(hours(page).getByRole("button", { name: "24 h" })).toHaveAttribute("aria-pressed", "true");
  await hours(page).getByRole("button", { name: "All", exact: true }).click();
  await expect(page).not.toHaveURL(/from=/);

  await expectDrawn(charts(page), 3);
  await pickPoint(page);
  await page.getByRole("button", { name: "Start here" }).press("Enter");
  await expect(page).toHaveURL(/from=[1-9]/);
  await expect(page.getByRole("button", { name: "Start here" })).toBeHidden();
  await hours(page).getByRole("button", { name: "All", exact: true }).click();
  await expect(page).not.toHaveURL(/from=/);

  const chart = charts(page).first();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error("the chart has no box");
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.4));
  await page.mouse.down();
  await page.mouse.move(...at(0.5));
  await page.mouse.move(...at(0.6));
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await expect(hours(page).getByRole("button", { name: "All", exact: true })).toHaveAttribute("aria-pressed", "false");
});

test("a member notes a moment, a viewer reads it, and the member deletes it", async ({ page, demo, browser }) => {
  const text = `Promotion ${Date.now()}`;
  await enter(page, demo, "/videos");
  await openCompleted(page, "tiktok");
  await expectDrawn(charts(page), 3);
  await pickPoint(page);
  await page.getByRole("button", { name: "Add note here" }).click();
  const dialog = page.getByRole("dialog", { name: "Add note" });
  await dialog.getByRole("button", { name: "Add note" }).click();
  await expect(dialog.getByText("Enter a note")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Note", exact: true }).fill(text);
  await expectAccessible(page);
  await pressAndClose(dialog.getByRole("button", { name: "Add note" }));
  const note = page.getByRole("listitem").filter({ hasText: text });
  await expect(note).toBeVisible();
  await expectAccessible(page);

  const elsewhere = await browser.newContext({ baseURL: demo.url });
  const viewer = await elsewhere.newPage();
  await enter(viewer, demo.members.viewer, new URL(page.url()).pathname);
  const read = viewer.getByRole("listitem").filter({ hasText: text });
  await expect(read).toBeVisible();
  await expect(addNote(viewer)).toHaveCount(0);
  await expect(read.getByRole("button")).toHaveCount(0);
  await elsewhere.close();

  await note.getByRole("button", { name: /^Delete note/ }).click();
  await expect(page.getByText("Note deleted")).toBeVisible();
  await expect(note).toHaveCount(0);
});

test("the chart is within the first screen", async ({ page, demo }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await enter(page, demo, "/videos");
    await openCompleted(page, "tiktok");
    const box = await charts(page).first().boundingBox();
    const bottom = (box?.y ?? 0) + (box?.height ?? 0);
    // On a phone, most of it.
    expect(bottom).toBeLessThan(viewport.width < 500 ? viewport.height + 100 : viewport.height);
  }
});
