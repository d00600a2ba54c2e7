import { randomBytes } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { expectNoDialog } from "./dialogs";

const token = (start = "good") => `${start}${randomBytes(6).toString("hex")}`;

test.describe("an alert", () => {
  test.use({ expectedErrors: [/status of 400/] });

  test("is created with a Slack channel that accepted a test message, paused and deleted", async ({ page }) => {
    await signUp(page, newAccount());
    await page.getByRole("link", { name: "Alerts", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Alerts");
    await expect(page.getByText("No alerts yet")).toBeVisible();

    await page.getByRole("button", { name: "Add channel" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("#launch");
    const address = dialog.getByLabel("Incoming webhook URL");
    await address.fill(`https://hooks.slack.com/services/T1/B1/${token("gone")}`);
    await dialog.getByRole("button", { name: "Add channel" }).click();
    await expect(dialog).toContainText("Slack didn't accept the test message");
    await address.fill(`https://hooks.slack.com/services/T1/B1/${token()}`);
    await dialog.getByRole("button", { name: "Add channel" }).click();
    await expectNoDialog(page);
    const channels = page.getByRole("table", { name: "Channels" });
    await expect(channels.getByRole("row")).toContainText(["Channel", "Slack #launch"]);

    await page.getByRole("button", { name: "Create alert" }).click();
    await dialog.getByLabel("Name").fill("Breakouts");
    await dialog.getByLabel("Views", { exact: true }).fill("50000");
    await dialog.getByRole("checkbox", { name: "Slack #launch" }).check({ force: true });
    await dialog.getByRole("button", { name: "Create alert" }).click();
    await expectNoDialog(page);
    const alerts = page.getByRole("table", { name: "Alerts" });
    await expect(alerts.getByRole("row").nth(1)).toContainText("Views pass 50,000");
    await expect(alerts.getByRole("row").nth(1)).toContainText("Slack #launch");
    await expectAccessible(page);

    await page.getByRole("button", { name: "Edit Breakouts" }).click();
    await expect(dialog.getByLabel("Views", { exact: true })).toHaveValue("50,000");
    await dialog.getByLabel("Views", { exact: true }).fill("75000");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expectNoDialog(page);
    await expect(alerts.getByRole("row").nth(1)).toContainText("Views pass 75,000");
    await expect(alerts.getByRole("row").nth(1)).toContainText("Slack #launch");

    await page.getByRole("button", { name: "Pause Breakouts" }).click();
    await expect(alerts.getByRole("row").nth(1)).toContainText("Paused");
    await page.getByRole("button", { name: "Delete Breakouts" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete alert" }).click();
    await expect(page.getByText("No alerts yet")).toBeVisible();
  });
});
