import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { GET as callback } from "@/app/api/auth/identity/[provider]/callback/route";
import { POST as start } from "@/app/api/auth/identity/[provider]/start/route";
import { POST as signIn } from "@/app/api/auth/sign-in/route";
import { POST as sendCode } from "@/app/api/auth/sign-in-code/route";
import { readSessionToken } from "@/app/session-cookie";
import { auditEntries, identities } from "@/db/schema";
import { appUrl, env } from "@/lib/core/env";
import { codeAt } from "@/lib/people/codes/app";
import { listIdentities, unlinkIdentity } from "@/lib/people/identities/link";
import { identityProviders } from "@/lib/people/identities/providers";
import { confirmSetup, startSetup } from "@/lib/people/second-factor/set-up";
import { systemContext } from "@/lib/people/sessions/request-context";
import { createUser } from "@/lib/people/users/create";
import { PEER_HEADER } from "@/rest/client-address";
import { OPENID_CLIENT, OPENID_PATH } from "@/sandbox/openid";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { resumeSession } from "@/test/membership";
import { outcomeOf } from "@/test/teams";

const PASSWORD = "correct horse battery";
const ctx = systemContext();
let provider: Sandbox;
/** What the person does on the provider's page: allows it for their verified address, unless a test says otherwise. */
let form: Record<string, string>;
let count = 0;
let email: string;
let userId: number;
let publicId: string;
let browser: Map<string, string>;

beforeAll(async () => {
  provider = await startSandbox();
});
afterAll(async () => {
  Object.assign(env(), { OIDC_ISSUER: undefined, OIDC_CLIENT_ID: undefined, OIDC_CLIENT_SECRET: undefined });
  await provider.close();
});
beforeEach(async () => {
  const { id, secret } = OPENID_CLIENT;
  const issuer = `${provider.url}${OPENID_PATH}`;
  Object.assign(env(), { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret });
  email = `identity.${++count}@example.org`;
  ({ id: userId, publicId } = await createUser(ctx, { email, name: "Ada", password: PASSWORD }));
  form = { decision: "allow", account: email, email_verified: "on" };
  browser = new Map();
});

const own = () => ({ ...ctx, actor: { type: "user", userId, role: "viewer" } as const, sessionId: count });
const withProvider = { params: Promise.resolve({ provider: "oidc" }) };

/** Sends a request as the browser does, and keeps its cookies. */
async function visit(handler: (request: Request) => Promise<Response>, url: string, form?: Record<string, string>) {
  const { host, origin } = new URL(appUrl());
  const cookie = [...browser].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { host, origin, cookie, [PEER_HEADER]: `10.9.4.${count}` };
  const body = form && new URLSearchParams(form);
  const response = await handler(new Request(url, { method: form ? "POST" : "GET", headers, body }));
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value) browser.set(name, value);
    else browser.delete(name);
  }
  return response;
}

const signedInAs = async () => {
  const session = await readSessionToken(browser.get("next-auth.session-token"));
  return session && (await resumeSession(ctx, session))?.user.publicId;
};

/** Goes to the provider and returns what it answers with: the address of the callback. */
async function consent(): Promise<string> {
  const page = await visit((request) => start(request, withProvider), `${appUrl()}/x`, { from: "/billing" });
  expect(page.status).toBe(200);
  const url = /content="0;url=([^"]+)"/.exec(await page.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(url.startsWith(`${provider.url}${OPENID_PATH}/authorize?`)).toBe(true);
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
  return answer.headers.get("location") ?? "";
}

async function complete(url: string): Promise<string> {
  const response = await visit((request) => callback(request, withProvider), url);
  expect(response.status).toBe(303);
  return response.headers.get("location") ?? "";
}
const continueWith = async () => complete(await consent());
const byPassword = () => visit(signIn, `${appUrl()}/x`, { email, password: PASSWORD });

it("links to an account after its password, and then signs in without it", async () => {
  expect(await continueWith()).toBe("/sign-in?from=%2Fbilling");
  expect(await signedInAs()).toBeNull();
  // Not yet linked: a second try leads to the same page.
  expect(await continueWith()).toBe("/sign-in?from=%2Fbilling");
  await byPassword();
  expect(await signedInAs()).toBe(publicId);
  expect(await listIdentities(own())).toMatchObject({ identities: [{ provider: "single sign-on", email }] });
  browser.clear();
  expect(await continueWith()).toBe("/billing");
  expect(await signedInAs()).toBe(publicId);
  const acts = await ctx.db.select().from(auditEntries).where(eq(auditEntries.actorId, userId));
  expect(acts.map(({ action }) => action)).toEqual(["user.identity"]);
});

it("sends an address without an account to sign up", async () => {
  form.account = `unknown.${count}@example.org`;
  expect(await continueWith()).toBe("/sign-up");
  expect(await signedInAs()).toBeNull();
});

it("never links to an account with another address", async () => {
  const other = `other.${count}@example.org`;
  form.account = other;
  await continueWith();
  await byPassword();
  expect(await signedInAs()).toBe(publicId);
  expect(await ctx.db.$count(identities, eq(identities.email, other))).toBe(0);
});

it("still requires the second factor, also to link", async () => {
  const { secret } = await startSetup(own(), { current_password: PASSWORD }, `10.9.5.${count}`);
  const { recovery_codes: codes } = await confirmSetup(own(), { code: codeAt(secret, ctx.now()) });
  await continueWith();
  await byPassword();
  expect(await listIdentities(own())).toEqual({ identities: [] });
  await visit(sendCode, `${appUrl()}/x`, { code: codes[0] ?? "" });
  expect((await listIdentities(own())).identities).toHaveLength(1);
  browser.clear();
  expect(await continueWith()).toBe("/sign-in-code?from=%2Fbilling");
  expect(await signedInAs()).toBeNull();
  await visit(sendCode, `${appUrl()}/x`, { code: codes[1] ?? "" });
  expect(await signedInAs()).toBe(publicId);
});

it("unlinks, which only the person can", async () => {
  await continueWith();
  await byPassword();
  const { identities: linked } = await listIdentities(own());
  const id = linked[0]?.id ?? "";
  const stranger = await createUser(ctx, { email: `stranger.${count}@example.org`, name: "Eve", password: PASSWORD });
  const foreign = { ...own(), actor: { type: "user", userId: stranger.id, role: "owner" } as const };
  expect(await outcomeOf(unlinkIdentity(foreign, { id }))).toBe("not_found");
  await unlinkIdentity(own(), { id });
  browser.clear();
  expect(await continueWith()).toBe("/sign-in?from=%2Fbilling");
});

const NO_ADDRESS = { email: null, email_verified: null };
const refusal = (code: string) => `/sign-in?error=identity_${code}`;

it("refuses an address that the provider hasn't confirmed, and a refused consent", async () => {
  const { email_verified: _, ...unverified } = form;
  form = unverified;
  expect(await continueWith()).toBe(refusal("unverified"));
  form = { ...unverified, claims: JSON.stringify({ id_token: NO_ADDRESS, userinfo: NO_ADDRESS }) };
  expect(await continueWith()).toBe(refusal("unverified"));
  form = { decision: "deny" };
  expect(await continueWith()).toBe(refusal("denied"));
});

it("reads the address from the user info if the ID token has none", async () => {
  form.claims = JSON.stringify({ id_token: NO_ADDRESS });
  expect(await continueWith()).toBe("/sign-in?from=%2Fbilling");
});

it.each([
  ["of another issuer", { iss: "https://evil.example" }],
  ["for another client", { aud: "another" }],
  ["that has expired", { exp: 1 }],
  ["of another attempt", { nonce: "another" }],
])("refuses an ID token %s", async (_, claims) => {
  form.claims = JSON.stringify({ id_token: claims });
  expect(await continueWith()).toBe(refusal("failed"));
  expect(await signedInAs()).toBeNull();
});

it("refuses an answer that this browser didn't start, a changed state and a used code", async () => {
  const url = await consent();
  const kept = new Map(browser);
  browser.clear();
  expect(await complete(url)).toBe(refusal("failed"));
  browser = new Map(kept);
  expect(await complete(url.replace(/state=[^&]+/, "state=x"))).toBe(refusal("failed"));
  browser = new Map(kept);
  expect(await complete(url)).toBe("/sign-in?from=%2Fbilling");
  browser = new Map(kept);
  expect(await complete(url)).toBe(refusal("failed"));
});

it("offers only what the environment configures", () => {
  expect(identityProviders().map(({ id }) => id)).toEqual(["oidc"]);
  Object.assign(env(), { OIDC_ISSUER: undefined });
  expect(identityProviders()).toEqual([]);
});
