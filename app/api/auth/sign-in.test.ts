import { afterEach, beforeEach, expect, it } from "vitest";
import { POST as signIn } from "@/app/api/auth/sign-in/route";
import { POST as requestLink } from "@/app/api/auth/sign-in-link/request/route";
import { POST as useLink } from "@/app/api/auth/sign-in-link/route";
import { readSessionToken } from "@/app/session-cookie";
import { outbox } from "@/db/schema";
import { env } from "@/lib/core/env";
import { systemContext } from "@/lib/people/sessions/request-context";
import { createUser } from "@/lib/people/users/create";
import { PEER_HEADER } from "@/rest/client-address";
import { resumeSession } from "@/test/membership";
import { tokenFor } from "@/test/teams";

const PASSWORD = "correct horse battery";
const ctx = systemContext();
let count = 0;
let email: string;
let publicId: string;
beforeEach(async () => {
  email = `form.${++count}@example.org`;
  ({ publicId } = await createUser(ctx, { email, name: "Ada", password: PASSWORD }));
});
afterEach(() => {
  env().SMTP_URL = undefined;
  env().APP_URL = undefined;
});

type Handler = (request: Request) => Promise<Response>;

async function send(handler: Handler, form: Record<string, string>, headers: Record<string, string> = {}) {
  const request = new Request("http://app.example.org/api/auth/x", {
    method: "POST",
    body: new URLSearchParams(form),
    headers: {
      ...{ host: "app.example.org", origin: "http://app.example.org", [PEER_HEADER]: `10.8.0.${count}` },
      ...headers,
    },
  });
  const response = await handler(request);
  expect(response.status).toBe(303);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const cookies = response.headers.getSetCookie();
  const token = cookies.map((cookie) => /^(?:__Secure-)?next-auth\.session-token=([^;]+)/.exec(cookie)?.[1]);
  const session = await readSessionToken(token.find(Boolean));
  return {
    to: response.headers.get("location") ?? "",
    cookies,
    person: session && (await resumeSession(ctx, session))?.user.publicId,
  };
}
const errorOf = (to: string) => new URL(to, "http://x").searchParams.get("error");

it("signs in without JavaScript and continues to the requested page", async () => {
  const { to, person, cookies } = await send(signIn, { email, password: PASSWORD, from: "/videos?label=a" });
  expect([to, person]).toEqual(["/videos?label=a", publicId]);
  expect(cookies).toEqual([
    expect.stringMatching(/^next-auth\.session-token=.+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^clipscope-device=[\w.-]+; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/),
  ]);
});

it.each(["//evil.example", "/.//evil.example", "/\\evil.example", "https://evil.example", "/%2Fevil.example", ""])(
  "never redirects outside the product: %s",
  async (from) => {
    expect((await send(signIn, { email, password: PASSWORD, from })).to).toBe("/overview");
    const { to } = await send(signIn, { email, password: "wrong", from });
    expect(to).toBe("/sign-in?error=CredentialsSignin&from=%2Foverview");
  },
);

it("shows on the page why sign-in failed, and never the password", async () => {
  const wrong = { email, password: "not it at all" };
  for (let n = 0; n < 6; n++) expect(errorOf((await send(signIn, wrong)).to)).toBe("CredentialsSignin");
  const { to, cookies, person } = await send(signIn, { email, password: PASSWORD });
  expect(errorOf(to)).toMatch(/^rate_limited:\d{13}$/);
  expect([cookies, person]).toEqual([[], null]);
  for (const form of [{}, { email }, { email, password: "" }, { password: PASSWORD }])
    expect(await send(signIn, form as Record<string, string>)).toMatchObject({ person: null });
  expect(to).not.toMatch(/password|not it/);
});

it("accepts forms from our own pages only", async () => {
  for (const origin of ["https://evil.example", "null", ""])
    for (const [handler, form] of [
      [signIn, { email, password: PASSWORD }],
      [useLink, { token: "x" }],
      [requestLink, { email }],
    ] as [Handler, Record<string, string>][]) {
      const { to, cookies } = await send(handler, form, { origin });
      expect([errorOf(to), cookies]).toEqual(["foreign_origin", []]);
    }
});

it("shows the right address if the browser would drop the cookies", async () => {
  env().APP_URL = "https://app.example.org";
  const refused = await send(signIn, { email, password: PASSWORD });
  expect([errorOf(refused.to), refused.cookies]).toEqual(["wrong_address", []]);
  const { person } = await send(signIn, { email, password: PASSWORD }, { origin: "https://app.example.org" });
  expect(person).toBe(publicId);
});

it("signs in with an emailed link, once, within 15 minutes", async () => {
  expect((await send(requestLink, { email })).to).toBe("/sign-in");
  env().SMTP_URL = "smtp://127.0.0.1:1";
  expect((await send(requestLink, { email: email.toUpperCase() })).to).toBe("/sign-in-link?sent=1");
  const token = await tokenFor(ctx, email, "sign_in_link");
  const uses = await Promise.all([send(useLink, { token }), send(useLink, { token })]);
  expect(uses.map(({ person }) => person).sort()).toEqual([publicId, null].sort());
  expect(uses.map(({ to }) => to).sort()).toEqual(["/overview", "/sign-in-link?error=link_invalid"]);
  expect(uses.flatMap(({ cookies }) => cookies)).toHaveLength(2);
});

it("responds to a link request the same for an unknown address, in the same time", async () => {
  env().SMTP_URL = "smtp://127.0.0.1:1";
  const before = await ctx.db.$count(outbox);
  const answers = [];
  for (const asked of [`nobody.${email}`, email]) {
    const begun = performance.now();
    answers.push(await send(requestLink, { email: asked }));
    expect(performance.now() - begun).toBeGreaterThanOrEqual(395);
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(await ctx.db.$count(outbox)).toBe(before + 1);
  expect(errorOf((await send(requestLink, { email: "nonsense" })).to)).toBe("invalid_email");
});
