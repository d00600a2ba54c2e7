import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { enter, newAccount, signIn, signUp } from "./account-steps";
import { escapeDialog, pressAndClose } from "./dialogs";
import { invite, linkInMail } from "./organization-steps";
import { DESKTOP } from "./views";

test.describe("a team", () => {
  // The browser reports a used link and requests of an ended session.
  test.use({ expectedErrors: [/40[0139]/] });

  test("an owner invites a colleague, who joins, is promoted, switches and takes over", async ({
    page,
    browser,
    demo,
  }) => {
    test.slow();
    const owner = newAccount();
    const guest = newAccount();
    await signUp(page, owner);
    await page.getByRole("complementary").getByRole("link", { name: "Organization" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Organization");
    await invite(page, guest.email, "Viewer");
    await expect(page.getByRole("row").filter({ hasText: guest.email })).toContainText("Viewer");
    const link = await linkInMail(browser, demo, guest.email, /invites you to/);

    // Signed in as another person, the page says so.
    await page.goto(link);
    await expect(page.getByText("the invitation is for another address")).toBeVisible();
    await expectAccessible(page);

    const colleague = await (await browser.newContext({ baseURL: demo.url })).newPage();
    await colleague.goto(link);
    await expect(colleague.getByRole("heading", { level: 1 })).toHaveText(`Join ${owner.organization}`);
    await expectAccessible(colleague);
    await colleague.getByLabel("Your name").fill("Grace Guest");
    await colleague.getByLabel("Password").fill(guest.password);
    await colleague.getByRole("button", { name: "Create account and join" }).click();
    await colleague.waitForURL("**/overview");
    await expect(colleague.getByRole("complementary")).toContainText(owner.organization);
    await colleague.goto("/organization");
    await expect(colleague.getByRole("button", { name: "Invite member" })).toHaveCount(0);
    await colleague.goto(link);
    await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("This invitation has already been used");

    // The only owner can't leave; with a second owner they can.
    await page.goto("/organization?tab=settings");
    await page.getByRole("button", { name: "Leave organization" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Leave organization" }).click();
    await expect(page.getByRole("alertdialog")).toContainText("is the only owner");
    await escapeDialog(page);
    await page.goto("/organization");
    await page.getByRole("button", { name: "Change the role of Grace Guest" }).click();
    await page.getByRole("dialog").getByText("Owner", { exact: true }).click();
    await pressAndClose(page.getByRole("dialog").getByRole("button", { name: "Change role" }));
    await expect(page.getByRole("row").filter({ hasText: guest.email })).toContainText("Owner");
    await page.goto("/organization?tab=audit");
    await expect(page.getByRole("table", { name: "Entries, newest first" })).toContainText("Changed a member's role");

    // The colleague creates a second organization and switches back and forth.
    await colleague.goto("/profile");
    await colleague.getByRole("link", { name: "Create another organization" }).click();
    await colleague.getByRole("textbox", { name: "Organization" }).fill(guest.organization);
    await colleague.getByRole("button", { name: "Create organization" }).click();
    await colleague.waitForURL("**/overview");
    const sideBar = colleague.getByRole("complementary");
    await expect(sideBar).toContainText(guest.organization);
    await sideBar.getByRole("button", { name: /^Organization: / }).click();
    await colleague.getByRole("menuitemradio", { name: owner.organization }).click();
    await expect(sideBar).toContainText(owner.organization);

    // They close the first one, which everyone sees, and an owner reopens it.
    await colleague.goto("/organization?tab=settings");
    await colleague.getByRole("button", { name: "Close organization" }).click();
    const dialog = colleague.getByRole("dialog");
    await dialog.getByLabel("Organization name").fill("nonsense");
    await dialog.getByRole("button", { name: "Close organization" }).click();
    await expect(dialog).toContainText("Enter the organization's name exactly as it is shown");
    await dialog.getByLabel("Organization name").fill(owner.organization);
    await dialog.getByRole("button", { name: "Close organization" }).click();
    await colleague.waitForURL("**/overview");
    const notice = colleague.getByRole("note", { name: "Closed organization" });
    await expect(notice).toContainText("can reopen it until");
    await expectAccessible(colleague);
    await page.goto("/overview");
    await expect(page.getByRole("note", { name: "Closed organization" })).toContainText("can reopen it until");
    await notice.getByRole("link", { name: "Settings", exact: true }).click();
    await colleague.getByRole("button", { name: "Reopen organization" }).click();
    await colleague.getByRole("alertdialog").getByRole("button", { name: "Reopen organization" }).click();
    await colleague.waitForURL("**/overview");
    await expect(sideBar).toContainText(owner.organization);
    await expect(notice).toHaveCount(0);
    await colleague.context().close();
  });

  test("a new password and a new address end the other sessions and keep this one", async ({ page, browser, demo }) => {
    test.slow();
    const account = newAccount();
    const next = newAccount();
    await signUp(page, account);
    const other = await (await browser.newContext({ baseURL: demo.url })).newPage();
    const enterByForm = async (email: string, password: string) => {
      await other.goto("/sign-in");
      await signIn(other, { email, password });
      await other.waitForURL("**/overview");
    };
    await enterByForm(account.email, account.password);
    await page.goto("/profile");
    const password = page.getByRole("region", { name: "Password" });
    await password.getByLabel("Current password").fill("not this one");
    await password.getByLabel("New password").fill(next.password);
    await password.getByRole("button", { name: "Change password" }).click();
    await expect(password.getByText("Wrong password. Try again")).toBeVisible();
    await password.getByLabel("Current password").fill(account.password);
    await password.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Password changed")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profile");
    await other.goto("/billing");
    await other.waitForURL(/\/sign-in/);
    await enterByForm(account.email, next.password);

    const address = page.getByRole("region", { name: "Email address" });
    await address.getByLabel("New email").fill(next.email);
    await address.getByLabel("Your password").fill(next.password);
    await address.getByRole("button", { name: "Send confirmation link" }).click();
    await expect(address.getByRole("status")).toContainText(next.email);
    await expectAccessible(page);
    await page.goto(await linkInMail(browser, demo, next.email, /Confirm your new email address/));
    await expectAccessible(page);
    await page.getByRole("button", { name: "Change address" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Email address changed");
    await page.goto("/profile");
    await expect(page.getByText(`You sign in as ${next.email}.`)).toBeVisible();
    await other.goto("/billing");
    await other.waitForURL(/\/sign-in/);
    await enterByForm(next.email, next.password);
    await other.context().close();
  });
});

test.describe("access", () => {
  test.use({ expectedErrors: [/40[034]/] });

  test("a viewer sees no buttons and is refused by every route", async ({ page, demo }) => {
    await enter(page, demo.members.viewer, "/organization?tab=audit");
    await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^(Change the role|Remove|Invite)/ })).toHaveCount(0);
    const headers = { origin: demo.url };
    const root = "/api/dashboard";
    for (const path of ["invitations", "organization/audit"])
      expect((await page.request.get(`${root}/${path}`)).status(), path).toBe(403);
    for (const path of ["invitations", "organization/close"])
      expect((await page.request.post(`${root}/${path}`, { headers, data: {} })).status(), path).toBe(403);
    for (const path of ["organization", "members/x"])
      expect((await page.request.patch(`${root}/${path}`, { headers, data: {} })).status(), path).toBe(403);
    for (const path of ["members/x", "invitations/x"])
      expect((await page.request.delete(`${root}/${path}`, { headers })).status(), path).toBe(403);
    const foreign = await page.request.post(`${root}/organization/switch`, { headers, data: { id: "nobody" } });
    expect(foreign.status()).toBe(404);
    const stale = await page.request.get(`${root}/members`, { headers: { "x-clipscope-organization": "another" } });
    expect(stale.status()).toBe(409);
  });
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("organization, profile and invitation pages are accessible, with their dialogs", async ({ page }) => {
    await signUp(
      page,
      { ...newAccount(), name: "Ada with a name that no column would hold in one line 🎉 مرحبا" },
      "/organization",
    );
    await invite(page, `${"long.".repeat(10)}address@${"very.".repeat(8)}example.org`, "Member");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Invite member" }).click();
    await expect(page.getByRole("dialog").getByText("Viewer", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await page.goto("/organization?tab=settings");
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await expect(page.getByRole("dialog").getByLabel("Default time zone")).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await page.getByRole("button", { name: "Close organization" }).click();
    await expect(page.getByRole("dialog").getByRole("button", { name: "Close organization" })).toBeVisible();
    await expectAccessible(page);
    for (const path of ["/organization?tab=audit", "/profile", "/new-organization", "/invitation?token=none"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });
});
