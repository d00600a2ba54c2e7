import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { newAccount, signUp } from "./account-steps";
import { escapeDialog, expectNoDialog, pressAndClose } from "./dialogs";
import { DESKTOP } from "./views";

// The product under test runs with WEBHOOK_ALLOW_LOOPBACK, so webhooks can reach a server of this test.
let server: Server;
let address = "";
let received: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 200;

test.beforeEach(async () => {
  received = [];
  status = 200;
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(status, { "content-type": "application/json" }).end('{"heard":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});

test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Adds a webhook on the current page, and returns its secret. */
async function addWebhook(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Add webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("URL").fill(address);
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  const secret = (await dialog.getByTestId("webhook-secret").textContent()) ?? "";
  await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
  return secret;
}

const verify = (secret: string, request = received.at(-1)) =>
  new Webhook(secret).verify(request?.body ?? "", request?.headers as Record<string, string>);

test.describe("a webhook", () => {
  test.use({ expectedErrors: [/status of 400/] });

  test("is added, tested, shows a failure and its replay, and has its secret rotated", async ({ page }) => {
    await signUp(page, newAccount());
    await page.getByRole("link", { name: "Developers" }).click();
    await page.getByRole("link", { name: "Webhooks" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Webhooks");
    await expect(page.getByText("No webhooks yet")).toBeVisible();

    await page.getByRole("button", { name: "Add webhook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Add webhook" }).click();
    await expect(dialog).toContainText("Enter a URL that starts with https://");
    await dialog.getByLabel("URL").fill("https://10.0.0.1/hook");
    await dialog.getByRole("button", { name: "Add webhook" }).click();
    await expect(dialog.getByLabel("URL")).toHaveAccessibleDescription(/can't be reached from the internet/);
    await dialog.getByLabel("URL").fill(address);
    await dialog.getByText("snapshot.created").click();
    await dialog.getByRole("button", { name: "Add webhook" }).click();
    const secret = (await dialog.getByTestId("webhook-secret").textContent()) ?? "";
    expect(secret).toMatch(/^whsec_/);
    await page.keyboard.press("Escape");
    await expect(dialog.getByTestId("webhook-secret")).toBeVisible();
    await pressAndClose(dialog.getByRole("button", { name: "I have copied it" }));
    await expect(page.getByRole("row", { name: /hook/ })).toContainText("snapshot.created");
    await expect(page.locator("body")).not.toContainText(secret);

    await page.getByRole("link", { name: address }).click();
    await expect(page.getByText("No deliveries yet")).toBeVisible();
    await page.getByRole("button", { name: "Send test event" }).click();
    await expect(page.getByText(/Test event delivered. Status 200/)).toBeVisible();
    expect(verify(secret)).toMatchObject({ type: "webhook.test" });

    status = 500;
    await page.getByRole("button", { name: "Send test event" }).click();
    await expect(page.getByText(/Test event not delivered. Status 500/)).toBeVisible();
    const deliveries = page.getByRole("region", { name: "Deliveries" }).getByRole("listitem");
    await expect(deliveries).toHaveCount(2);
    await expect(deliveries.first()).toContainText("Waiting");

    await deliveries.last().locator("summary").click();
    await expect(deliveries.last().getByRole("figure", { name: "Request body" })).toContainText(
      "This is a test from Clipscope.",
    );
    await expect(deliveries.last()).toContainText("Attempt 1: Status 200");
    await expect(deliveries.last().getByRole("figure", { name: /^Response body, / })).toContainText('"heard": true');
    status = 200;
    const ofTheFirst = () =>
      received.filter(({ headers }) => headers["webhook-id"] === received[0]?.headers["webhook-id"]);
    await deliveries.last().getByRole("button", { name: "Send again" }).click();
    await expect(deliveries).toHaveCount(3);
    expect(ofTheFirst()).toHaveLength(2);

    await page.getByRole("button", { name: "Rotate secret" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Rotate secret" }).click();
    const rotated = (await page.getByTestId("webhook-secret").textContent()) ?? "";
    expect(rotated).not.toBe(secret);
    await pressAndClose(page.getByRole("button", { name: "I have copied it" }));
    await expect(page.getByText(/Also signed with the old secret until/)).toBeVisible();
    await page.getByRole("button", { name: "Send test event" }).click();
    await expect(deliveries).toHaveCount(4);
    expect(verify(rotated)).toEqual(verify(secret));
  });
});

test("a webhook is edited, disabled, enabled and removed", async ({ page }) => {
  await signUp(page, newAccount(), "/webhooks");
  await addWebhook(page);
  await page.getByRole("link", { name: address }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("URL").fill(`${address}/other`);
  await dialog.getByText("balance.low").click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${address}/other`);
  await expectNoDialog(page);
  await expect(page.getByText("balance.low", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("Disabled by a member.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send test event" })).toBeHidden();
  await page.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByRole("button", { name: "Send test event" })).toBeVisible();

  await page.getByRole("button", { name: "Remove" }).click();
  await pressAndClose(page.getByRole("alertdialog").getByRole("button", { name: "Remove webhook" }));
  await expect(page.getByText("No webhooks yet")).toBeVisible();
});

test.describe("at every size", () => {
  test.use({ viewport: DESKTOP });

  test("list, dialogs and deliveries are accessible", async ({ page }) => {
    await signUp(page, newAccount(), "/webhooks");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add webhook" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Add webhook" }).click();
    await expect(page.getByText("Enter a URL that starts with https://")).toBeVisible();
    await expectAccessible(page);
    await escapeDialog(page);
    await addWebhook(page);
    await expectAccessible(page);
    await page.getByRole("link", { name: address }).click();
    await page.getByRole("button", { name: "Send test event" }).click();
    const delivery = page.getByRole("region", { name: "Deliveries" }).getByRole("listitem");
    await delivery.locator("summary").click();
    await expect(delivery.getByText("Attempt 1: Status 200")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await expectAccessible(page);
  });
});
