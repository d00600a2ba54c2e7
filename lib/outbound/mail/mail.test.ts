import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { members, outbox } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { getMail } from "@/lib/outbound/mail/get";
import { listMails } from "@/lib/outbound/mail/list";
import { previewMails } from "@/lib/outbound/mail/preview";
import { MailTemplate } from "@/lib/outbound/mail/templates";
import { deliver } from "@/lib/outbound/outbox/deliver";
import { dueDeliveries } from "@/lib/outbound/outbox/due";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { createUser } from "@/lib/people/users/create";
import { createTestOrganization, testContext } from "@/test/context";

let count = 0;
let ctx: ReturnType<typeof testContext>;
let admin: OrganizationContext;
let owner: OrganizationContext;

beforeEach(async () => {
  ctx = testContext();
  await ctx.db.delete(outbox);
  admin = await memberOf(await createTestOrganization(ctx), true);
  owner = await memberOf(await createTestOrganization(ctx), false);
});
afterEach(() => {
  env().SMTP_URL = undefined;
});

async function memberOf(own: OrganizationContext, isAdmin: boolean): Promise<OrganizationContext> {
  const email = `mailbox.${++count}@example.org`;
  const { id: userId } = await createUser(ctx, { email, name: "Ada", password: "correct horse", isAdmin });
  const role = isAdmin ? "viewer" : "owner";
  await ctx.db.insert(members).values({ organizationId: own.organization.id, userId, role, createdAt: ctx.now() });
  return { ...own, actor: { type: "user", userId, role } };
}

const write = (to: string) =>
  ctx.db.transaction((tx) =>
    enqueueMail(ctx, tx, {
      to,
      organizationId: owner.organization.id,
      template: "reset_password",
      data: { name: "Ada", url: "http://localhost:3000/reset-password?token=secret" },
    }),
  );
const deliverAll = async () => {
  for (const { id } of await dueDeliveries(ctx)) await deliver(ctx, id);
};
const only = async () => {
  const { mails } = await listMails(admin, {});
  expect(mails).toHaveLength(1);
  return getMail(admin, { id: mails[0]?.id ?? "" });
};

describe("the mailbox", () => {
  it("shows admins each email, and that it is kept if there is no mail server", async () => {
    await write("ada@example.org");
    expect(await only()).toEqual({
      id: expect.any(String),
      to: "ada@example.org",
      subject: "Choose a new password",
      state: "waiting",
      error: null,
      created_at: ctx.now().toISOString(),
      text: expect.stringContaining("http://localhost:3000/reset-password?token=secret"),
      html: expect.stringContaining("http://localhost:3000/reset-password?token=secret"),
    });
    await deliverAll();
    expect(await only()).toMatchObject({ state: "kept", text: expect.stringContaining("token=secret") });
    // A mail server configured later doesn't change what was kept.
    env().SMTP_URL = "smtp://127.0.0.1:1";
    expect(await only()).toMatchObject({ state: "kept", text: expect.stringContaining("token=secret") });
  });

  it("shows why an email was not sent, and hides links that grant account access if email is sent", async () => {
    env().SMTP_URL = "smtp://127.0.0.1:1";
    await write("ada@example.org");
    await deliverAll();
    const mail = await only();
    expect(mail).toMatchObject({ state: "waiting", error: expect.stringContaining("ECONNREFUSED") });
    expect(mail.text + mail.html).not.toContain("secret");
    for (let attempt = 0; attempt < 7; attempt++) {
      ctx.clock.advance(13 * 3_600_000);
      await deliverAll();
    }
    expect(await only()).toMatchObject({ state: "failed", error: expect.stringContaining("ECONNREFUSED") });
  });

  it("is paginated, newest first", async () => {
    for (let n = 0; n < 53; n++) {
      await write(`person${n}@example.org`);
      if (n % 2 === 0) ctx.clock.advance(1000);
    }
    const first = await listMails(admin, {});
    expect([first.mails.length, first.mails[0]?.to]).toEqual([50, "person52@example.org"]);
    await write("later@example.org");
    const second = await listMails(admin, { cursor: first.next_cursor ?? "" });
    expect(second.mails.map(({ to }) => to)).toEqual([
      "person2@example.org",
      "person1@example.org",
      "person0@example.org",
    ]);
    expect(second.next_cursor).toBeNull();
    await expect(listMails(admin, { cursor: "nosuch" })).rejects.toMatchObject({
      refusal: { code: "invalid_request" },
    });
  });

  it("does not exist for anyone else, regardless of role or key, and an unknown email is a 404 for admins", async () => {
    await write("ada@example.org");
    const { id } = await only();
    const key: OrganizationContext = {
      ...admin,
      actor: { type: "key", keyId: 1, keyName: "Test", roles: ["usage:read", "videos:read"] },
    };
    const missing = { refusal: { code: "not_found" } };
    for (const other of [owner, key]) {
      await expect(listMails(other, {})).rejects.toMatchObject(missing);
      await expect(getMail(other, { id })).rejects.toMatchObject(missing);
    }
    await expect(getMail(admin, { id: "nosuch" })).rejects.toMatchObject(missing);
  });
});

describe("the preview of emails", () => {
  it("shows admins each email once, as text and as HTML", async () => {
    const previews = await previewMails(admin);
    const templates = MailTemplate.options.map(({ shape }) => shape.template.value);
    expect(previews.map(({ template }) => template).sort()).toEqual([...templates].sort());
    for (const { subject, text, html } of previews) {
      expect(text).toMatch(/^Hello[^\n]*,\n\n/);
      expect(html).toContain("<title>");
      expect(`${subject}${text}`).not.toMatch(/undefined|\[object|NaN|null/);
      expect(html).toMatch(/<a href="http:\/\/localhost:3000\/[^"]*" class="button"/);
      expect(html).not.toContain("Walker & ");
    }
  });

  it("does not exist for anyone else", async () => {
    await expect(previewMails(owner)).rejects.toMatchObject({ refusal: { code: "not_found" } });
  });
});
