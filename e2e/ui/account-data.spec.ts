import { readFile } from "node:fs/promises";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp, trySignIn } from "./account-steps";

test.describe("the data of an account", () => {
  // The dialog reports a wrong address, and being the only owner.
  test.use({ expectedErrors: [/status of 4(00|09|01)/] });

  test("is downloaded, and deleted with the account", async ({ page, browser, demo }) => {
    const account = newAccount();
    await signUp(page, account, "/profile");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download my data" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("clipscope-account.json");
    const stored = JSON.parse(await readFile(await file.path(), "utf8"));
    expect(stored).toMatchObject({
      profile: { name: account.name, email: account.email },
      organizations: [{ name: account.organization, role: "owner" }],
    });

    await page.getByRole("button", { name: "Delete account" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete account" });
    await expectAccessible(page);
    await dialog.getByLabel("Your email").fill("other@example.org");
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(dialog.getByText("This isn't your email address")).toBeVisible();
    await dialog.getByLabel("Your email").fill(account.email);
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(dialog.getByText(`You are the only owner of ${account.organization}.`)).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();

    await page.goto("/organization?tab=settings");
    await page.getByRole("button", { name: "Close organization" }).click();
    const closing = page.getByRole("dialog");
    await closing.getByLabel("Organization name").fill(account.organization);
    await closing.getByRole("button", { name: "Close organization" }).click();
    await page.waitForURL("**/overview");
    await page.goto("/profile");

    await page.getByRole("button", { name: "Delete account" }).click();
    await dialog.getByLabel("Your email").fill(account.email);
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    expect(await (await page.request.get("/api/auth/session")).json()).toEqual({});
    const other = await (await browser.newContext({ baseURL: demo.url })).newPage();
    await other.goto("/sign-in");
    await trySignIn(other, account);
    await expect(other.getByRole("alert").filter({ hasText: /./ })).toContainText("don't match");
    await other.context().close();
  });
});
