import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { emailTokens, organizations, outbox, users } from "@/db/schema";
import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { closeOrganization } from "@/lib/people/organizations/close";
import { createOrganization } from "@/lib/people/organizations/create";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { startOrganization } from "@/lib/people/organizations/start";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { confirmEmail } from "@/lib/people/users/confirm-email";
import { createUser } from "@/lib/people/users/create";
import { emailKey } from "@/lib/people/users/email-key";
import { resendConfirmation } from "@/lib/people/users/resend-confirmation";
import { sendConfirmation } from "@/lib/people/users/send-confirmation";
import { signUp } from "@/lib/people/users/sign-up";
import { testContext } from "@/test/context";
import { getMembership } from "@/test/membership";

const ORGANIZATION = "Walker & Daughters";
const PASSWORD = "correct horse battery";
let count = 0;
const newEmail = () => `Person.${process.pid}.${++count}@Example.org`;

let ctx: ReturnType<typeof testContext>;
beforeEach(() => {
  ctx = testContext();
});

const signUpAs = async (email: string) => {
  const { must_confirm } = await signUp(ctx, { name: "Ada", email, password: PASSWORD, organization: ORGANIZATION });
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(eq(users.emailKey, emailKey(email)));
  return { id: user?.publicId ?? "", must_confirm };
};

async function contextOf(publicId: string): Promise<OrganizationContext> {
  const membership = await getMembership(ctx, publicId);
  if (!membership) throw new Error("no membership");
  return {
    ...ctx,
    organization: membership.organization,
    actor: { type: "user", userId: membership.user.id, role: membership.role },
  };
}
const balanceOf = async (publicId: string) => (await getUsage(await contextOf(publicId))).balance_usd;

describe("signing up", () => {
  it("creates a person who owns an organization with 5 USD if no email can be sent", async () => {
    const { id, must_confirm } = await signUpAs(newEmail());
    expect(must_confirm).toBe(false);
    const membership = await getMembership(ctx, id);
    expect(membership).toMatchObject({ role: "owner", organization: { name: ORGANIZATION, plan: "free" } });
    expect(await balanceOf(id)).toBe(5);
  });

  it("rejects a taken address in another case, and leaves nothing behind", async () => {
    const email = newEmail();
    await signUpAs(email);
    const before = await ctx.db.$count(organizations);
    await expect(signUpAs(` ${email.toUpperCase()} `)).rejects.toMatchObject({
      refusal: { code: "invalid_request", details: [{ field: "email" }] },
    });
    expect(await ctx.db.$count(organizations)).toBe(before);
  });

  it("creates one account for two concurrent sign-ups with the same address", async () => {
    const email = newEmail();
    const outcomes = await Promise.allSettled([signUpAs(email), signUpAs(email.toLowerCase())]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("stores passwords only as hashes", async () => {
    const { id } = await signUpAs(newEmail());
    const [row] = await ctx.db.select().from(users).where(eq(users.publicId, id));
    expect(row?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(row?.passwordHash).not.toContain(PASSWORD);
  });
});

describe("signing in", () => {
  it("accepts the right password, ignoring the case of the address", async () => {
    const email = newEmail();
    const { id } = await signUpAs(email);
    expect(await verifyPassword(ctx, email.toLowerCase(), PASSWORD)).toMatchObject({ publicId: id });
  });

  it("responds to a wrong password and an unknown address alike", async () => {
    const email = newEmail();
    await signUpAs(email);
    expect(await verifyPassword(ctx, email, `${PASSWORD}!`)).toBeNull();
    expect(await verifyPassword(ctx, newEmail(), PASSWORD)).toBeNull();
  });
});

describe("membership", () => {
  it("is read each time: a suspension shows immediately", async () => {
    const { id } = await signUpAs(newEmail());
    const { organization } = await contextOf(id);
    await ctx.db.update(organizations).set({ suspendedAt: ctx.now() }).where(eq(organizations.id, organization.id));
    expect((await getMembership(ctx, id))?.organization.suspendedAt).toEqual(ctx.now());
  });

  it("is null for an unknown person, or one without an organization", async () => {
    expect(await getMembership(ctx, "nobody")).toBeNull();
    const loner = await createUser(ctx, { email: newEmail(), name: "Loner", password: PASSWORD });
    expect(await getMembership(ctx, loner.publicId)).toBeNull();
  });
});

describe("confirming an address", () => {
  async function invite() {
    const user = await createUser(ctx, { email: newEmail(), name: "Ada", password: PASSWORD });
    const organization = await createOrganization(ctx, { name: "Org", ownerUserId: user.id });
    await ctx.db.transaction((tx) => sendConfirmation(ctx, { userId: user.id, organizationId: organization.id }, tx));
    const [mail] = await ctx.db.select().from(outbox).where(eq(outbox.organizationId, organization.id));
    const token = /token=([\w-]+)/.exec(JSON.stringify(mail?.payload))?.[1] ?? "";
    return { user, token };
  }

  it("grants the free credit once, no matter how often the link is opened", async () => {
    const { user, token } = await invite();
    expect(await balanceOf(user.publicId)).toBe(0);
    const confirmed = await confirmEmail(ctx, { token });
    expect(confirmed.email).toMatch(/@Example\.org$/);
    await confirmEmail(ctx, { token });
    await Promise.all([confirmEmail(ctx, { token }), confirmEmail(ctx, { token })]);
    expect(await balanceOf(user.publicId)).toBe(5);
    expect((await getMembership(ctx, user.publicId))?.user.emailConfirmedAt).toEqual(ctx.now());
  });

  it("grants it once per person, no matter which organizations they close and create", async () => {
    const { user, token } = await invite();
    const own = await contextOf(user.publicId);
    await resendConfirmation(own);
    const rows = await ctx.db.select().from(outbox).where(eq(outbox.organizationId, own.organization.id));
    const second = /token=([\w-]+)/.exec(JSON.stringify(rows.at(-1)?.payload))?.[1] ?? "";
    expect(second).not.toBe(token);
    await confirmEmail(ctx, { token });
    await closeOrganization(own, { name: own.organization.name });
    await startOrganization(ctx, { name: "Another", userId: user.id });
    await confirmEmail(ctx, { token: second });
    expect(await balanceOf(user.publicId)).toBe(0);
  });

  it("grants it to an open organization before one that is closed, and to that one if there is no other", async () => {
    for (const hasAnother of [true, false]) {
      const { user, token } = await invite();
      const own = await contextOf(user.publicId);
      await closeOrganization(own, { name: own.organization.name });
      if (hasAnother) await startOrganization(ctx, { name: "Another", userId: user.id });
      await confirmEmail(ctx, { token });
      expect(await balanceOf(user.publicId)).toBe(5);
      await reopenOrganization(own);
      expect((await getUsage(own)).balance_usd).toBe(hasAnother ? 0 : 5);
    }
  });

  it("keeps the token as a hash only", async () => {
    const { user, token } = await invite();
    const rows = await ctx.db.select().from(emailTokens).where(eq(emailTokens.userId, user.id));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("rejects an expired or invalid link", async () => {
    const { user, token } = await invite();
    ctx.clock.advance(48 * 3_600_000);
    await expect(confirmEmail(ctx, { token })).rejects.toMatchObject({ refusal: { details: [{ field: "token" }] } });
    await expect(confirmEmail(ctx, { token: "x".repeat(43) })).rejects.toMatchObject({
      refusal: { details: [{ field: "token" }] },
    });
    expect(await balanceOf(user.publicId)).toBe(0);
  });

  it("sends at most three links per hour, and none once the address is confirmed", async () => {
    const { user, token } = await invite();
    const own = await contextOf(user.publicId);
    await resendConfirmation(own);
    await resendConfirmation(own);
    await expect(resendConfirmation(own)).rejects.toMatchObject({ refusal: { code: "rate_limited" } });
    await confirmEmail(ctx, { token });
    expect(await resendConfirmation(own)).toEqual({ sent: false });
  });
});
