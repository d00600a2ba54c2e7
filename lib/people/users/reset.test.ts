import { and, desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { emailTokens, outbox, users } from "@/db/schema";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { createUser } from "@/lib/people/users/create";
import { requestReset } from "@/lib/people/users/request-reset";
import { resetPassword } from "@/lib/people/users/reset-password";
import { guardMail, guardSignIn, resetSignInFailures } from "@/lib/people/users/sign-in-guard";
import { testContext } from "@/test/context";
import { resumeSession, startSession } from "@/test/membership";

const OLD = "correct horse battery";
const NEW = "staple in the clouds";
const NOT_VALID = {
  refusal: { code: "invalid_request", details: [{ field: "token", message: "This link is not valid" }] },
};
const TOO_OLD = {
  refusal: { code: "invalid_request", details: [{ field: "token", message: "This link has expired" }] },
};

let count = 0;
let ctx: ReturnType<typeof testContext>;
let email: string;
let userId: number;
let publicId: string;
beforeEach(async () => {
  ctx = testContext();
  await ctx.db.delete(outbox);
  email = `Person.${++count}@Example.org`;
  ({ id: userId, publicId } = await createUser(ctx, { email, name: "Ada", password: OLD }));
});

/** Requests a link. @returns its token, from the email */
async function ask(as = email): Promise<string> {
  await requestReset(ctx, { email: as });
  const [mail] = await ctx.db.select().from(outbox).orderBy(desc(outbox.id)).limit(1);
  const payload = mail?.payload as { to: string; template: string; data: { name: string; url: string } };
  expect(payload).toEqual({ to: email, template: "reset_password", data: { name: "Ada", url: expect.any(String) } });
  const url = new URL(payload.data.url);
  expect(url.origin + url.pathname).toBe("http://localhost:3000/reset-password");
  return url.searchParams.get("token") ?? "";
}
const userRow = async () => (await ctx.db.select().from(users).where(eq(users.id, userId)))[0];

describe("a password reset", () => {
  it("sets the password with the emailed link and ends all sessions", async () => {
    const session = await startSession(ctx, publicId);
    const token = await ask(` ${email.toUpperCase()} `);
    ctx.clock.advance(3_600_000 - 1);
    expect(await resetPassword(ctx, { token, password: NEW })).toEqual({ email });
    expect(await verifyPassword(ctx, email, OLD)).toBeNull();
    expect(await verifyPassword(ctx, email, NEW)).toMatchObject({ id: userId });
    expect((await userRow())?.passwordChangedAt).toEqual(ctx.now());
    expect(await resumeSession(ctx, session)).toBeNull();
  });

  it("writes nothing for an unknown address", async () => {
    await requestReset(ctx, { email: "nobody@example.org" });
    expect(await ctx.db.$count(outbox)).toBe(0);
  });

  it("keeps the token as a hash only", async () => {
    const token = await ask();
    const rows = await ctx.db.select().from(emailTokens).where(eq(emailTokens.userId, userId));
    expect(rows).toMatchObject([{ purpose: "reset_password", expiresAt: new Date(ctx.now().getTime() + 3_600_000) }]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("works once, even for two concurrent uses", async () => {
    const token = await ask();
    ctx.clock.advance(1000);
    const uses = await Promise.allSettled([
      resetPassword(ctx, { token, password: NEW }),
      resetPassword(ctx, { token, password: `${NEW}!` }),
    ]);
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(resetPassword(ctx, { token, password: OLD })).rejects.toMatchObject(NOT_VALID);
    expect(await verifyPassword(ctx, email, OLD)).toBeNull();
  });

  it("invalidates earlier links", async () => {
    const [first, second] = [await ask(), await ask()];
    ctx.clock.advance(1000);
    const uses = await Promise.allSettled([first, second].map((token) => resetPassword(ctx, { token, password: NEW })));
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (const token of [first, second])
      await expect(resetPassword(ctx, { token, password: OLD })).rejects.toMatchObject(NOT_VALID);
  });

  it("is refused after an hour, and for a token of another kind", async () => {
    const token = await ask();
    await expect(resetPassword(ctx, { token: "x".repeat(43), password: NEW })).rejects.toMatchObject(NOT_VALID);
    await ctx.db
      .update(emailTokens)
      .set({ purpose: "confirm_email" })
      .where(and(eq(emailTokens.userId, userId)));
    await expect(resetPassword(ctx, { token, password: NEW })).rejects.toMatchObject(NOT_VALID);
    await ctx.db.update(emailTokens).set({ purpose: "reset_password" }).where(eq(emailTokens.userId, userId));
    ctx.clock.advance(3_600_000);
    await expect(resetPassword(ctx, { token, password: NEW })).rejects.toMatchObject(TOO_OLD);
    expect(await verifyPassword(ctx, email, OLD)).toMatchObject({ id: userId });
  });
});

describe("the limit on resets", () => {
  const REFUSED = { refusal: { code: "rate_limited" } };

  it("allows three emails to an address per client, whether it is known or not, and twenty per client", async () => {
    for (let n = 0; n < 3; n++) await guardMail({ email: "Ada@example.org", address: "10.1.0.1" });
    await expect(guardMail({ email: " ada@EXAMPLE.org", address: "10.1.0.1" })).rejects.toMatchObject(REFUSED);
    expect(await guardMail({ email: "ada@example.org", address: "10.1.0.2" })).toBe(true);
    for (let n = 0; n < 20; n++) await guardMail({ email: `person${n}@example.org`, address: "10.1.1.1" });
    await expect(guardMail({ email: "other@example.org", address: "10.1.1.1" })).rejects.toMatchObject(REFUSED);
    await guardMail({ email: "other@example.org", address: "10.1.1.2" });
  });

  it("resets failed sign-ins after a new password was chosen", async () => {
    const who = { email: "forgetful@example.org", address: "10.1.2.1" };
    for (let n = 0; n < 6; n++) await guardSignIn(who, async () => null);
    await expect(guardSignIn(who, async () => "user")).rejects.toMatchObject(REFUSED);
    await resetSignInFailures(who);
    expect(await guardSignIn(who, async () => "user")).toBe("user");
  });
});
