import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { POST as confirm } from "@/app/api/auth/confirm/route";
import { POST as signIn } from "@/app/api/auth/sign-in/route";
import { POST as signUp } from "@/app/api/auth/sign-up/route";
import { outbox, users } from "@/db/schema";
import { env } from "@/lib/core/env";
import { MailTemplate, renderMail } from "@/lib/outbound/mail/templates";
import { systemContext } from "@/lib/people/sessions/request-context";
import { createUser } from "@/lib/people/users/create";
import { emailKey } from "@/lib/people/users/email-key";
import { requestReset } from "@/lib/people/users/request-reset";
import { resetPassword } from "@/lib/people/users/reset-password";
import { PEER_HEADER } from "@/rest/client-address";
import { tokenFor } from "@/test/teams";

const PASSWORD = "correct horse battery";
const ctx = systemContext();
let count = 0;
let known: string;
let fresh: string;
beforeEach(async () => {
  known = `Known.${++count}@Example.org`;
  fresh = `Fresh.${count}@Example.org`;
  await createUser(ctx, { email: known, name: "Ada", password: PASSWORD, emailConfirmedAt: ctx.now() });
  env().SMTP_URL = "smtp://127.0.0.1:1";
});
afterEach(() => {
  env().SMTP_URL = undefined;
});

const headers = () => ({ host: "app.example.org", origin: "http://app.example.org", [PEER_HEADER]: `10.9.0.${count}` });
const post = (body: BodyInit) => new Request("http://app.example.org/x", { method: "POST", headers: headers(), body });

async function send(email: string, password = "violet harbor lantern") {
  const begun = performance.now();
  const answer = await signUp(post(JSON.stringify({ name: "Eve", email, password, organization: "Elsewhere" })));
  const ms = performance.now() - begun;
  return { answer: [answer.status, await answer.text(), [...answer.headers].sort()], ms };
}

/** The target of the form on the sign-in page. */
async function signInAs(email: string, password = "violet harbor lantern") {
  const answer = await signIn(post(new URLSearchParams({ email, password })));
  return [answer.headers.get("location"), answer.headers.getSetCookie().length];
}

const mailsTo = async (email: string) => {
  const rows = await ctx.db.select().from(outbox).orderBy(outbox.id);
  const own = rows.filter(({ payload }) => JSON.stringify(payload).includes(JSON.stringify(email)));
  return own.map(({ payload }) => MailTemplate.parse(payload));
};
const REFUSED = ["/sign-in?error=wrong_or_unconfirmed&from=%2Foverview", 0];

describe("signing up with a mail server", () => {
  it("responds the same, in the same time, whether the address has an account or not", async () => {
    // The first sign-up of a process loads the list of common passwords.
    const { answer } = await send(fresh);
    expect(answer.slice(0, 2)).toEqual([201, '{"must_confirm":true}']);
    const times: Record<"new" | "known", number[]> = { new: [], known: [] };
    for (let n = 0; n < 3; n++) {
      const [first, second] = [await send(`${n}.${fresh}`), await send(known.toUpperCase())];
      expect([first.answer, second.answer]).toEqual([answer, answer]);
      times.new.push(first.ms);
      times.known.push(second.ms);
    }
    // The fastest of each, because a busy machine only adds time.
    const [fresher, older] = [Math.min(...times.new), Math.min(...times.known)];
    expect(Math.min(fresher, older)).toBeGreaterThanOrEqual(995);
    expect(Math.abs(fresher - older)).toBeLessThan(500);
  }, 30_000);

  it("rejects a weak password the same for both", async () => {
    expect((await send(known, "password12")).answer).toEqual((await send(fresh, "password12")).answer);
    expect((await send(known, "password12")).answer[0]).toBe(400);
    expect([...(await mailsTo(known)), ...(await mailsTo(fresh))]).toEqual([]);
  });

  it("emails the owner of a known address that they have an account, and changes nothing", async () => {
    const row = () =>
      ctx.db
        .select()
        .from(users)
        .where(eq(users.emailKey, emailKey(known)));
    const before = await row();
    await send(known.toUpperCase());
    expect(await row()).toEqual(before);
    const [mail, ...more] = await mailsTo(known);
    expect([mail?.template, more]).toEqual(["account_exists", []]);
    const text = mail ? renderMail(mail).text : "";
    expect(text).toMatch(/already has an account[\s\S]+\/reset-password[\s\S]+\/sign-in/);
    expect(text).not.toMatch(/Eve|Elsewhere/);
  });

  it("prevents flooding an address, with the same responses", async () => {
    const outcomes = [];
    for (const email of [known, fresh]) {
      const statuses = [];
      for (let n = 0; n < 4; n++) statuses.push((await send(email)).answer[0]);
      outcomes.push(statuses);
    }
    expect(outcomes).toEqual([
      [201, 201, 201, 429],
      [201, 201, 201, 429],
    ]);
    expect(await mailsTo(known)).toHaveLength(3);
  }, 30_000);

  it("signs in once the address is confirmed; before that, the right password is treated like a wrong one", async () => {
    await send(fresh);
    await send(known);
    expect(await signInAs(fresh)).toEqual(REFUSED);
    expect(await signInAs(known)).toEqual(REFUSED);
    const token = await tokenFor(ctx, fresh, "confirm_email");
    expect((await confirm(post(JSON.stringify({ token })))).status).toBe(200);
    expect(await signInAs(fresh)).toEqual(["/overview", 2]);
    expect(await signInAs(known, PASSWORD)).toEqual(["/overview", 2]);
  });

  it("signs in after a password reset by email, which also confirms the address", async () => {
    await send(fresh);
    await requestReset(ctx, { email: fresh });
    await resetPassword(ctx, { token: await tokenFor(ctx, fresh, "reset_password"), password: PASSWORD });
    expect(await signInAs(fresh, PASSWORD)).toEqual(["/overview", 2]);
  });
});

describe("signing up without a mail server", () => {
  beforeEach(() => {
    env().SMTP_URL = undefined;
  });

  it("reports that an address has an account, and lets a new one sign in", async () => {
    expect((await send(known)).answer.slice(0, 2)).toEqual([400, expect.stringContaining("already exists")]);
    expect((await send(fresh)).answer.slice(0, 2)).toEqual([201, '{"must_confirm":false}']);
    expect(await signInAs(fresh)).toEqual(["/overview", 2]);
    // The address counts as confirmed when a mail server is added later.
    env().SMTP_URL = "smtp://127.0.0.1:1";
    expect(await signInAs(fresh)).toEqual(["/overview", 2]);
  });
});
