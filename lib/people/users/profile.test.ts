import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emailTokens, members, outbox, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { MailTemplate, renderMail, withoutSecrets } from "@/lib/outbound/mail/templates";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { changeEmail } from "@/lib/people/users/change-email";
import { changePassword } from "@/lib/people/users/change-password";
import { confirmEmailChange } from "@/lib/people/users/confirm-email-change";
import { createUser } from "@/lib/people/users/create";
import { getProfile } from "@/lib/people/users/profile";
import { requestReset } from "@/lib/people/users/request-reset";
import { resetPassword } from "@/lib/people/users/reset-password";
import { updateProfile } from "@/lib/people/users/update-profile";
import { createTestOrganization, testContext } from "@/test/context";
import { resumeSession, startSession } from "@/test/membership";
import { outcomeOf, tokenFor } from "@/test/teams";

const OLD = "correct horse battery";
const NEW = "staple in the clouds";
const HOUR = 3_600_000;
const NOT_VALID = { refusal: { details: [{ field: "token", message: "This link is not valid" }] } };

let count = 0;
let clock: ReturnType<typeof testContext>["clock"];
let own: OrganizationContext;
let email: string;
let next: string;
let address: string;
let publicId: string;
let userId: number;
beforeEach(async () => {
  const ctx = testContext();
  ({ clock } = ctx);
  email = `Person.${++count}@Example.org`;
  next = `Next.${count}@Example.org`;
  address = `10.1.0.${count}`;
  const user = await createUser(ctx, { email, name: "Ada", password: OLD });
  ({ publicId, id: userId } = user);
  const organization = await createTestOrganization(ctx);
  const { id: organizationId } = organization.organization;
  await ctx.db.insert(members).values({ organizationId, userId: user.id, role: "viewer", createdAt: ctx.now() });
  own = { ...organization, actor: { type: "user", userId: user.id, role: "viewer" } };
  clock.advance(1000);
});

afterEach(() => {
  env().SMTP_URL = undefined;
});

const ask = (to = next, password = OLD) => changeEmail(own, { email: to, current_password: password }, address);

describe("a profile", () => {
  it("changes name and email notifications independently", async () => {
    expect(await getProfile(own)).toEqual({
      name: "Ada",
      email,
      pending_email: null,
      mail_on_completion: true,
      digest: "off",
    });
    expect(await updateProfile(own, { digest: "weekly" })).toMatchObject({
      digest: "weekly",
      mail_on_completion: true,
    });
    expect(await updateProfile(own, { name: "Grace" })).toMatchObject({ name: "Grace", mail_on_completion: true });
    expect(await updateProfile(own, { mail_on_completion: false })).toMatchObject({
      name: "Grace",
      mail_on_completion: false,
    });
  });

  it("stores notification settings per organization, and keys have none", async () => {
    const other = await createTestOrganization(own);
    await own.db
      .insert(members)
      .values({ organizationId: other.organization.id, userId, role: "viewer", createdAt: own.now() });
    await updateProfile({ ...other, actor: own.actor }, { mail_on_completion: false });
    expect((await getProfile(own)).mail_on_completion).toBe(true);
    const stranger = await createTestOrganization(own);
    expect(await outcomeOf(getProfile({ ...stranger, actor: own.actor }))).toBe("not_found");
    const key = { ...own, actor: { type: "key" as const, keyId: 1, keyName: "Key", roles: ["usage:read"] } };
    expect(await outcomeOf(getProfile(key))).toBe("forbidden");
  });
});

describe("a new password", () => {
  it("requires the old one, and ends earlier sessions and links", async () => {
    const session = await startSession(own, publicId);
    await requestReset(own, { email });
    const reset = await tokenFor(own, email, "reset_password");
    await ask();
    const change = await tokenFor(own, next, "email_change");
    clock.advance(1000);
    await expect(changePassword(own, { current_password: NEW, password: NEW }, address)).rejects.toMatchObject({
      refusal: { details: [{ field: "current_password", message: "Wrong password. Try again" }] },
    });
    expect(await changePassword(own, { current_password: OLD, password: NEW }, address)).toEqual({ userId });
    expect(await resumeSession(own, session)).toBeNull();
    expect(await verifyPassword(own, email, OLD)).toBeNull();
    expect(await verifyPassword(own, email, NEW)).not.toBeNull();
    await expect(resetPassword(own, { token: reset, password: OLD })).rejects.toMatchObject(NOT_VALID);
    await expect(confirmEmailChange(own, { token: change })).rejects.toMatchObject(NOT_VALID);
    expect((await getProfile(own)).pending_email).toBeNull();
  });

  it("is set once for two concurrent changes", async () => {
    const set = (password: string) => outcomeOf(changePassword(own, { current_password: OLD, password }, address));
    const isWaiting = sql`wait_event_type = 'Lock' and datname = current_database()`;
    // Holds the row until both have checked the old password: alone, the second would find it changed.
    const { changes } = await own.db.transaction(async (tx) => {
      await tx.select().from(users).where(eq(users.id, userId)).for("update");
      const both = Promise.all([set(`${NEW} 1`), set(`${NEW} 2`)]);
      await vi.waitFor(async () => expect(await own.db.$count(sql`pg_stat_activity`, isWaiting)).toBe(2), {
        timeout: 20_000,
      });
      return { changes: both };
    });
    expect((await changes).sort()).toEqual(["conflict", "done"]);
  });

  it("can be guessed six times, then with growing delays, on either form", async () => {
    for (let n = 0; n < 3; n++) {
      expect(await outcomeOf(changePassword(own, { current_password: NEW, password: NEW }, address))).toBe(
        "invalid_request",
      );
      expect(await outcomeOf(ask(next, NEW))).toBe("invalid_request");
    }
    expect(await outcomeOf(changePassword(own, { current_password: OLD, password: NEW }, address))).toBe(
      "rate_limited",
    );
    expect(await outcomeOf(ask())).toBe("rate_limited");
    expect(await verifyPassword(own, email, OLD)).not.toBeNull();
  });
});

describe("a new address", () => {
  it("takes effect once confirmed; the old address is notified, and sessions and reset links end", async () => {
    await requestReset(own, { email });
    const reset = await tokenFor(own, email, "reset_password");
    expect(await ask()).toEqual({ pending_email: next });
    expect(await getProfile(own)).toMatchObject({ email, pending_email: next });
    const rows = await own.db.select().from(outbox).where(eq(outbox.organizationId, own.organization.id));
    const notice = rows.map(({ payload }) => payload).find((payload) => JSON.stringify(payload).includes("notice"));
    expect(notice).toMatchObject({ to: email, template: "email_change_notice" });
    expect(renderMail(MailTemplate.parse(notice)).text).toContain(`to ${next}.`);
    const session = await startSession(own, publicId);
    clock.advance(1000);
    const token = await tokenFor(own, next, "email_change");
    expect(await confirmEmailChange(own, { token })).toEqual({ email: next, userId });
    expect(await getProfile(own)).toMatchObject({ email: next, pending_email: null });
    expect(await resumeSession(own, session)).toBeNull();
    expect(await verifyPassword(own, next.toLowerCase(), OLD)).not.toBeNull();
    expect(await verifyPassword(own, email, OLD)).toBeNull();
    await expect(resetPassword(own, { token: reset, password: NEW })).rejects.toMatchObject(NOT_VALID);
    await expect(confirmEmailChange(own, { token })).rejects.toMatchObject(NOT_VALID);
  });

  it("requires the password, and must not be taken, ignoring case", async () => {
    expect(await outcomeOf(ask(next, NEW))).toBe("invalid_request");
    await createUser(own, { email: next, name: "Other", password: OLD });
    await expect(ask(next.toUpperCase())).rejects.toMatchObject({ refusal: { details: [{ field: "email" }] } });
    await expect(ask(email)).rejects.toMatchObject({ refusal: { details: [{ field: "email" }] } });
    expect(await ask(email.toUpperCase())).toEqual({ pending_email: email.toUpperCase() });
  });

  it("that is taken looks like a free one if email is sent: only its owner gets an email", async () => {
    env().SMTP_URL = "smtp://127.0.0.1:1";
    const taken = `Taken.${count}@Example.org`;
    await createUser(own, { email: taken, name: "Other", password: OLD });
    expect(await ask(next)).toEqual({ pending_email: next });
    expect(await getProfile(own)).toMatchObject({ email, pending_email: next });
    expect(await ask(taken.toUpperCase())).toEqual({ pending_email: taken.toUpperCase() });
    expect(await getProfile(own)).toMatchObject({ email, pending_email: taken.toUpperCase() });
    const payloads = (await own.db.select().from(outbox)).map(({ payload }) => MailTemplate.parse(payload));
    const texts = payloads.map((mail) => JSON.stringify(mail)).filter((text) => /taken\./i.test(text));
    const mails = payloads.filter(({ template }) => template === "email_change_taken");
    expect(mails.map((mail) => renderMail(mail).text)).toEqual([expect.stringMatching(/^Hello Other,/)]);
    expect(texts.filter((text) => text.includes("/change-email?token="))).toEqual([]);
    await ask(taken);
    expect(await outcomeOf(ask(taken))).toBe("rate_limited");
  });

  it("that someone took in the meantime stays theirs", async () => {
    await ask();
    const token = await tokenFor(own, next, "email_change");
    clock.advance(1000);
    await createUser(own, { email: next.toLowerCase(), name: "Other", password: OLD });
    expect(await outcomeOf(confirmEmailChange(own, { token }))).toBe("conflict");
    expect((await getProfile(own)).email).toBe(email);
  });

  it("has one valid link, for a day, at most three per hour, and its secret is only in the email", async () => {
    await ask();
    const first = await tokenFor(own, next, "email_change");
    await ask();
    const second = await tokenFor(own, next, "email_change");
    await ask();
    expect(await outcomeOf(ask())).toBe("rate_limited");
    const third = await tokenFor(own, next, "email_change");
    for (const token of [first, second])
      expect(await outcomeOf(confirmEmailChange(own, { token }))).toBe("invalid_request");
    const stored = JSON.stringify([await own.db.select().from(emailTokens), await own.db.select().from(users)]);
    for (const token of [first, second, third]) expect(stored).not.toContain(token);
    const rows = await own.db.select().from(outbox).where(eq(outbox.organizationId, own.organization.id));
    const shown = rows.map(({ payload }) => renderMail(withoutSecrets(MailTemplate.parse(payload))));
    for (const token of [first, second, third]) expect(JSON.stringify(shown)).not.toContain(token);
    clock.advance(24 * HOUR);
    await expect(confirmEmailChange(own, { token: third })).rejects.toMatchObject({
      refusal: { details: [{ field: "token", message: "This link has expired" }] },
    });
    expect(await outcomeOf(confirmEmailChange(own, { token: "x".repeat(43) }))).toBe("invalid_request");
  });
});
