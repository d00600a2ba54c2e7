import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, outbox, recoveryCodes, secondFactors, sessions, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { hashPassword } from "@/lib/core/password";
import { MailTemplate, renderMail } from "@/lib/outbound/mail/templates";
import { codeAt } from "@/lib/people/codes/app";
import { renewCodes, turnOff } from "@/lib/people/second-factor/change";
import { getSecondFactor } from "@/lib/people/second-factor/get";
import { resetSecondFactor } from "@/lib/people/second-factor/reset";
import { confirmSetup, startSetup } from "@/lib/people/second-factor/set-up";
import { signInWithCode } from "@/lib/people/second-factor/sign-in";
import type { PersonContext } from "@/lib/people/sessions/actor";
import { createUser } from "@/lib/people/users/create";
import { signIn } from "@/lib/people/users/sign-in";
import { testContext } from "@/test/context";
import { resumeSession } from "@/test/membership";
import { outcomeOf } from "@/test/teams";

const PASSWORD = "correct horse battery";
const STEP = 30_000;
const WRONG = { refusal: { code: "invalid_request", details: [{ field: "code" }] } };

let count = 0;
let ctx: ReturnType<typeof testContext>;
let own: PersonContext;
let email: string;
let address: string;
let userId: number;
beforeEach(async () => {
  ctx = testContext();
  email = `Factor.${++count}@example.org`;
  address = `10.7.0.${count}`;
  ({ id: userId } = await createUser(ctx, { email, name: "Ada", password: PASSWORD }));
  own = { ...ctx, actor: { type: "user", userId, role: "viewer" }, sessionId: 1_000_000 + count };
});

const client = () => ({ address, agent: null, addressGroup: address, device: undefined });
const first = (password = PASSWORD) => signIn(ctx, { email, password }, client());

/** Turns it on. @returns the app's secret and the recovery codes; the next code is one step later */
async function turnOn() {
  const { secret } = await startSetup(own, { current_password: PASSWORD }, address);
  const { recovery_codes: codes } = await confirmSetup(own, { code: codeAt(secret, ctx.now()) });
  ctx.clock.advance(STEP);
  return { secret, codes, code: () => codeAt(secret, ctx.now()) };
}

async function codeStep() {
  const result = await first();
  if (!result || !("codeStep" in result)) throw new Error("no code was required");
  return result.codeStep;
}

const withCode = async (code: string, given: Context = ctx) => signInWithCode(given, await codeStep(), code, client());

const mails = async () => {
  const rows = await ctx.db.select().from(outbox).where(sql`payload ->> 'to' = ${email}`).orderBy(outbox.id);
  return rows.map(({ payload }) => renderMail(MailTemplate.parse(payload)).subject);
};

describe("setting up a second factor", () => {
  it("requires the password and a code from the app, and returns recovery codes once", async () => {
    await expect(startSetup(own, { current_password: "wrong" }, address)).rejects.toMatchObject({
      refusal: { details: [{ field: "current_password" }] },
    });
    const { secret, link, qr } = await startSetup(own, { current_password: PASSWORD }, address);
    expect(link).toContain(`otpauth://totp/Clipscope:${encodeURIComponent(email)}?issuer=Clipscope&secret=${secret}`);
    expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    expect(await getSecondFactor(own)).toEqual({ is_on: false, since: null, recovery_codes_left: 0 });
    // Until it is confirmed, signing in needs no code.
    expect(await first()).toHaveProperty("signedIn");
    await expect(confirmSetup(own, { code: "000000" })).rejects.toMatchObject(WRONG);
    const { recovery_codes } = await confirmSetup(own, { code: codeAt(secret, ctx.now()) });
    expect(new Set(recovery_codes).size).toBe(10);
    for (const code of recovery_codes) expect(code).toMatch(/^[a-z\d]{4}(-[a-z\d]{4}){3}$/);
    expect(await getSecondFactor(own)).toEqual({
      is_on: true,
      since: ctx.now().toISOString(),
      recovery_codes_left: 10,
    });
    expect(await outcomeOf(startSetup(own, { current_password: PASSWORD }, address))).toBe("conflict");
    expect(await outcomeOf(confirmSetup(own, { code: codeAt(secret, ctx.now()) }))).toBe("conflict");
    expect(await mails()).toContain("Two-factor authentication is on");
  });

  it("stores neither the secret nor the recovery codes in plain text", async () => {
    const { secret, codes } = await turnOn();
    const [row] = await ctx.db.select().from(secondFactors).where(eq(secondFactors.userId, userId));
    expect(row?.secret).toMatch(/^v1\./);
    expect(row?.secret).not.toContain(secret);
    const stored = JSON.stringify(await ctx.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId)));
    for (const code of codes) expect(stored).not.toContain(code.replaceAll("-", ""));
  });

  it("starting over replaces the secret", async () => {
    const before = await startSetup(own, { current_password: PASSWORD }, address);
    const after = await startSetup(own, { current_password: PASSWORD }, address);
    await expect(confirmSetup(own, { code: codeAt(before.secret, ctx.now()) })).rejects.toMatchObject(WRONG);
    await confirmSetup(own, { code: codeAt(after.secret, ctx.now()) });
  });
});

describe("signing in with a second factor", () => {
  it("starts a session with password and code only", async () => {
    const { code } = await turnOn();
    expect(await ctx.db.$count(sessions, eq(sessions.userId, userId))).toBe(0);
    expect(await first("wrong")).toBeNull();
    expect(await withCode("123")).toBeNull();
    const signedIn = await withCode(code());
    if (!signedIn || signedIn === "void") throw new Error("not signed in");
    expect(await resumeSession(ctx, signedIn)).toMatchObject({ user: { email, hasSecondFactor: true } });
  });

  it("accepts a code once, also in parallel, and a neighboring one for clocks that differ", async () => {
    const { secret, code } = await turnOn();
    const step = await codeStep();
    const typed = code();
    const attempts = await Promise.all([1, 2, 3].map(() => signInWithCode(ctx, step, typed, client())));
    expect(attempts.filter((attempt) => attempt !== null)).toHaveLength(1);
    expect(await withCode(typed)).toBeNull();
    expect(await withCode(codeAt(secret, new Date(ctx.now().getTime() - STEP)))).toBeNull();
    expect(await withCode(codeAt(secret, new Date(ctx.now().getTime() + STEP)))).not.toBeNull();
    ctx.clock.advance(5 * STEP);
    expect(await withCode(codeAt(secret, new Date(ctx.now().getTime() - 2 * STEP)))).toBeNull();
  });

  it("accepts each recovery code once, however it is typed, and reports it", async () => {
    const { codes } = await turnOn();
    const [one = "", two = ""] = codes;
    expect(await withCode(one.toUpperCase().replaceAll("-", " "))).not.toBeNull();
    expect(await withCode(one)).toBeNull();
    expect(await withCode(two)).not.toBeNull();
    expect(await getSecondFactor(own)).toMatchObject({ recovery_codes_left: 8 });
    expect((await mails()).filter((subject) => subject === "A recovery code was used")).toHaveLength(2);
    const acts = await ctx.db.select().from(auditEntries).where(eq(auditEntries.subject, email));
    expect(acts.map(({ action }) => action)).toEqual(["user.second_factor", "user.code_used", "user.code_used"]);
  });

  it("is void after a new password", async () => {
    const { code } = await turnOn();
    const step = await codeStep();
    await ctx.db
      .update(users)
      .set({ passwordHash: await hashPassword("staple in the clouds"), passwordChangedAt: ctx.now() })
      .where(eq(users.id, userId));
    expect(await signInWithCode(ctx, step, code(), client())).toBe("void");
  });

  it("refuses guesses, and still lets a browser in that has signed in before", async () => {
    const { code } = await turnOn();
    const known = await withCode(code());
    if (!known || known === "void") throw new Error("not signed in");
    ctx.clock.advance(STEP);
    for (let n = 0; n < 5; n++) expect(await withCode("000000")).toBeNull();
    expect(await outcomeOf(withCode(code()))).toBe("rate_limited");
    const step = await codeStep();
    expect(await signInWithCode(ctx, step, code(), { ...client(), device: known.device })).toMatchObject({
      userId: known.userId,
    });
  });
});

describe("changing a second factor", () => {
  it("turns it off with password and code, and signing in needs no code anymore", async () => {
    const { code } = await turnOn();
    const off = (current_password: string, typed: string) => turnOff(own, { current_password, code: typed }, address);
    await expect(off("wrong", code())).rejects.toMatchObject({
      refusal: { details: [{ field: "current_password" }] },
    });
    await expect(off(PASSWORD, "000000")).rejects.toMatchObject(WRONG);
    await off(PASSWORD, code());
    expect(await getSecondFactor(own)).toEqual({ is_on: false, since: null, recovery_codes_left: 0 });
    expect(await first()).toHaveProperty("signedIn");
    expect(await outcomeOf(off(PASSWORD, "000000"))).toBe("conflict");
    expect(await mails()).toContain("Two-factor authentication is off");
  });

  it("is turned off on the command line for a person who lost phone and codes", async () => {
    const { codes } = await turnOn();
    await resetSecondFactor(ctx, email.toUpperCase());
    expect(await first()).toHaveProperty("signedIn");
    expect(await ctx.db.$count(recoveryCodes, eq(recoveryCodes.userId, userId))).toBe(0);
    expect(codes).toHaveLength(10);
    expect(await mails()).toContain("Two-factor authentication is off");
    expect(await outcomeOf(resetSecondFactor(ctx, email))).toBe("conflict");
    expect(await outcomeOf(resetSecondFactor(ctx, "nobody@example.org"))).toBe("not_found");
  });

  it("replaces the recovery codes", async () => {
    const { codes, code } = await turnOn();
    const renewed = await renewCodes(own, { current_password: PASSWORD, code: code() }, address);
    expect(renewed.recovery_codes).toHaveLength(10);
    expect(await withCode(codes[0] ?? "")).toBeNull();
    expect(await withCode(renewed.recovery_codes[0] ?? "")).not.toBeNull();
  });
});
