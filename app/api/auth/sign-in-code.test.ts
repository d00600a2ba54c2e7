import { beforeEach, expect, it } from "vitest";
import { POST as signIn } from "@/app/api/auth/sign-in/route";
import { POST as sendCode } from "@/app/api/auth/sign-in-code/route";
import { POST as useLink } from "@/app/api/auth/sign-in-link/route";
import { codeStepCookie, readCodeStep } from "@/app/code-step";
import { readSessionToken, sessionCookie } from "@/app/session-cookie";
import { codeAt } from "@/lib/people/codes/app";
import { confirmSetup, startSetup } from "@/lib/people/second-factor/set-up";
import { systemContext } from "@/lib/people/sessions/request-context";
import { createUser } from "@/lib/people/users/create";
import { mailSignInLink } from "@/lib/people/users/mail-sign-in-link";
import { PEER_HEADER } from "@/rest/client-address";
import { resumeSession } from "@/test/membership";
import { tokenFor } from "@/test/teams";

const PASSWORD = "correct horse battery";
const ctx = systemContext();
let count = 0;
let email: string;
let publicId: string;
let recoveryCodes: string[];
beforeEach(async () => {
  email = `code.${++count}@example.org`;
  const user = await createUser(ctx, { email, name: "Ada", password: PASSWORD });
  publicId = user.publicId;
  const own = { ...ctx, actor: { type: "user", userId: user.id, role: "viewer" } as const, sessionId: count };
  const { secret } = await startSetup(own, { current_password: PASSWORD }, `10.9.2.${count}`);
  ({ recovery_codes: recoveryCodes } = await confirmSetup(own, { code: codeAt(secret, ctx.now()) }));
});

type Handler = (request: Request) => Promise<Response>;

async function send(handler: Handler, form: Record<string, string>, cookie = "") {
  const request = new Request("http://app.example.org/api/auth/x", {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { host: "app.example.org", origin: "http://app.example.org", [PEER_HEADER]: `10.9.2.${count}`, cookie },
  });
  const response = await handler(request);
  expect(response.status).toBe(303);
  const cookies = response.headers.getSetCookie();
  const token = cookies.map((cookie) => /next-auth\.session-token=([^;]+)/.exec(cookie)?.[1]).find(Boolean);
  const session = await readSessionToken(token);
  return {
    to: response.headers.get("location") ?? "",
    step: cookies.map((cookie) => /^clipscope-code-step=[^;]+/.exec(cookie)?.[0]).find(Boolean),
    cookies,
    person: session && (await resumeSession(ctx, session))?.user.publicId,
  };
}

it("password and link lead to the code, and the code to the requested page", async () => {
  const first = await send(signIn, { email, password: PASSWORD, from: "/billing" });
  expect(first).toMatchObject({ to: "/sign-in-code?from=%2Fbilling", person: null });
  expect(first.cookies).toEqual([
    expect.stringMatching(/^clipscope-code-step=.+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/),
  ]);
  const second = await send(sendCode, { code: recoveryCodes[0] ?? "", from: "/billing" }, first.step);
  expect(second).toMatchObject({ to: "/billing", person: publicId });
  expect(second.cookies).toContainEqual(expect.stringMatching(/^clipscope-code-step=; Path=\/; Max-Age=0/));
  await mailSignInLink(ctx, { email });
  const link = await send(useLink, { token: await tokenFor(ctx, email, "sign_in_link") });
  expect(link).toMatchObject({ to: "/sign-in-code?from=%2Foverview", person: null });
  expect((await send(sendCode, { code: recoveryCodes[1] ?? "" }, link.step)).person).toBe(publicId);
});

it("shows why a code was refused, and leads nowhere else", async () => {
  const { step } = await send(signIn, { email, password: PASSWORD });
  expect((await send(sendCode, { code: "123456", from: "//evil.example" }, step)).to).toBe(
    "/sign-in-code?error=code_wrong&from=%2Foverview",
  );
  expect((await send(sendCode, { code: recoveryCodes[0] ?? "" })).to).toBe(
    "/sign-in?error=code_expired&from=%2Foverview",
  );
});

it("a first step is no session, and a session no first step", async () => {
  const tokenIn = (cookie: string) => /=([^;]+)/.exec(cookie)?.[1];
  const step = tokenIn(await codeStepCookie({ userId: publicId, passwordChangedAt: ctx.now() }));
  expect(await readCodeStep(step)).toMatchObject({ userId: publicId });
  expect(await readSessionToken(step)).toBeNull();
  const session = tokenIn(await sessionCookie({ userId: publicId, sessionId: "x" }));
  expect(await readCodeStep(session)).toBeNull();
  for (const other of [undefined, "", "nonsense", "a.b.c.d.e"]) expect(await readCodeStep(other)).toBeNull();
});
