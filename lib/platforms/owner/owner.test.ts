import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { ownerApi, ownerClient } from "@/lib/platforms/owner";
import { OWNER_PLATFORMS } from "@/lib/platforms/owner/platform-rules";
import type { OwnerPlatform, OwnerTokens } from "@/lib/platforms/owner/schemas";
import { accountOf } from "@/sandbox/accounts";
import { answerConsent } from "@/test/consent";
import { testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";

const ctx = testContext(new Date());
const creators = { youtube: accountOf("youtube", 77), instagram: accountOf("instagram", 77) };

const clientOf = (platform: OwnerPlatform) => {
  const client = ownerClient(platform);
  if (!client) throw new Error("the sandbox has a client for every platform");
  return client;
};
const redirectTo = (platform: OwnerPlatform) => `http://localhost:3000/api/connect/${platform}/callback`;

/** Begins a consent, answers its page, and returns what the callback needs. */
async function consent(platform: OwnerPlatform, decision: Partial<Parameters<typeof answerConsent>[1]> = {}) {
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(16).toString("base64url");
  const request = { redirectUri: redirectTo(platform), state, verifier };
  const url = await ownerApi(platform).authorizationUrl(clientOf(platform), request);
  const back = await answerConsent(url, { account: creators[platform].username, ...decision });
  return { parameters: back.searchParams, ...request };
}

async function tokensOf(platform: OwnerPlatform, decision = {}): Promise<OwnerTokens> {
  const got = await ownerApi(platform).exchange(ctx, clientOf(platform), await consent(platform, decision));
  if (got.kind !== "ok") throw new Error(`${got.kind} ${"error" in got ? got.error : ""}`);
  return got.tokens;
}

beforeEach(() => ctx.clock.set(new Date()));
afterEach(clearFaults);

describe.each(OWNER_PLATFORMS)("%s", (platform) => {
  const api = ownerApi(platform);
  const client = clientOf(platform);

  it("exchanges a code for tokens that identify the account", async () => {
    const got = await api.exchange(ctx, client, await consent(platform));
    if (got.kind !== "ok") throw new Error(got.kind);
    expect(got.scopes).toEqual(api.scopes);
    expect(got.tokens.expiresAt.getTime()).toBeGreaterThan(ctx.now().getTime() + 50 * MINUTE_MS);
    expect(await api.identify(ctx, client, got.tokens.accessToken)).toMatchObject({
      kind: "ok",
      value: { username: creators[platform].username, name: creators[platform].displayName },
    });
  });

  it("reports a denied consent", async () => {
    const denied = await consent(platform, { decision: "deny" });
    expect(await api.exchange(ctx, client, denied)).toEqual({ kind: "rejected", error: "access_denied" });
  });

  it("rejects a code that is used twice, and ends the first consent", async () => {
    const given = await consent(platform);
    expect(await api.exchange(ctx, client, given)).toMatchObject({ kind: "ok" });
    expect(await api.exchange(ctx, client, given)).toEqual({ kind: "rejected", error: "invalid_grant" });
  });

  it("rejects an expired code", async () => {
    const given = await consent(platform);
    ctx.clock.advance(HOUR_MS + MINUTE_MS);
    expect(await api.exchange(ctx, client, given)).toEqual({ kind: "rejected", error: "invalid_grant" });
  });

  it("rejects another redirect address than the consent's", async () => {
    const given = {
      ...(await consent(platform)),
      redirectUri: `https://evil.example/api/connect/${platform}/callback`,
    };
    expect(await api.exchange(ctx, client, given)).toMatchObject({ kind: "rejected" });
  });

  it("rejects another state before any call, and a response without one", async () => {
    const given = await consent(platform);
    expect(await api.exchange(ctx, client, { ...given, state: "another" })).toEqual({ kind: "invalid_response" });
    given.parameters.delete("state");
    expect(await api.exchange(ctx, client, given)).toEqual({ kind: "invalid_response" });
  });

  it("rejects a wrong client secret", async () => {
    const given = await consent(platform);
    expect(await api.exchange(ctx, { ...client, secret: "wrong" }, given)).toMatchObject({ kind: "rejected" });
  });

  it("shows an error page for an unregistered redirect address", async () => {
    const request = { redirectUri: "https://evil.example/callback", state: "s", verifier: "v".repeat(43) };
    const page = await fetch(await api.authorizationUrl(client, request));
    expect(page.status).toBe(400);
  });

  it("refreshes tokens, and reports when the consent is over", async () => {
    const tokens = await tokensOf(platform);
    ctx.clock.advance(platform === "youtube" ? HOUR_MS : 2 * DAY_MS);
    const refreshed = await api.refresh(ctx, client, tokens);
    if (refreshed.kind !== "ok") throw new Error(refreshed.kind);
    expect(refreshed.tokens.accessToken).not.toBe(tokens.accessToken);
    expect(await api.identify(ctx, client, refreshed.tokens.accessToken)).toMatchObject({ kind: "ok" });
    expect(await api.revoke(ctx, client, refreshed.tokens)).toBe(true);
    expect(await api.refresh(ctx, client, refreshed.tokens)).toMatchObject({ kind: "rejected" });
    const read = await api.readDays(ctx, client, refreshed.tokens.accessToken, period(3));
    expect(read).toEqual({ kind: "reconnect", reason: "revoked" });
    // Revoking twice is as good as once.
    expect(await api.revoke(ctx, client, refreshed.tokens)).toBe(true);
  });

  it("reads days and the audience", async () => {
    const { accessToken } = await tokensOf(platform);
    const days = await api.readDays(ctx, client, accessToken, period(10));
    if (days.kind !== "ok") throw new Error(days.kind);
    expect(days.value.length).toBeGreaterThanOrEqual(7);
    expect(days.value.length).toBeLessThanOrEqual(10);
    const [first] = days.value;
    expect(first?.figures.views).toBeGreaterThan(0);
    const has = platform === "youtube" ? "watchMinutes" : "reach";
    const hasNot = platform === "youtube" ? "reach" : "watchMinutes";
    expect(first?.figures[has]).toBeGreaterThan(0);
    expect(first?.figures[hasNot]).toBeNull();
    const read = await api.readAudience(ctx, client, accessToken, days.value.at(-1)?.day ?? "");
    if (read.kind !== "ok" || !read.value) throw new Error(read.kind);
    const { ages, genders, countries } = read.value.audience;
    expect(Object.keys(ages)).toEqual(["13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"]);
    expect(Object.keys(genders).sort()).toEqual(["female", "male", "other"]);
    expect(Object.keys(countries).length).toBeGreaterThan(5);
  });

  const limit = platform === "youtube" ? "rate_limit_exceeded" : "graph_app_limit";
  const failures: Record<string, object> = {
    http_503: { kind: "transient" },
    html_body: { kind: "invalid_response" },
    consent_revoked: { kind: "reconnect", reason: "revoked" },
    insufficient_scope: { kind: "reconnect", reason: "scope" },
    [limit]: { kind: "rate_limited" },
    ...(platform === "youtube" && { quota_exceeded: { kind: "quota" } }),
  };
  it.each(Object.entries(failures))("%s while reading is %o", async (fault, expected) => {
    const { accessToken } = await tokensOf(platform);
    await injectFault({ platform, fault, endpoints: ["reports.query", "insights"] });
    expect(await api.readDays(ctx, client, accessToken, period(2))).toMatchObject(expected);
  });

  it("a scope that the owner left out is missed by its report only", async () => {
    const without = platform === "youtube" ? "yt-analytics.readonly" : "manage_insights";
    const got = await api.exchange(ctx, client, await consent(platform, { without: [without] }));
    if (got.kind !== "ok") throw new Error(got.kind);
    expect(got.scopes).not.toEqual(api.scopes);
    const read = await api.readDays(ctx, client, got.tokens.accessToken, period(2));
    expect(read).toEqual({ kind: "reconnect", reason: "scope" });
  });
});

it("YouTube rejects a code without its PKCE verifier, and with another one", async () => {
  const given = await consent("youtube");
  const other = { ...given, verifier: randomBytes(32).toString("base64url") };
  const exchange = (with_: typeof given) => ownerApi("youtube").exchange(ctx, clientOf("youtube"), with_);
  expect(await exchange(other)).toEqual({ kind: "rejected", error: "invalid_grant" });
});

it("an Instagram token younger than a day can't be renewed, and an expired one neither", async () => {
  const tokens = await tokensOf("instagram");
  const refresh = () => ownerApi("instagram").refresh(ctx, clientOf("instagram"), tokens);
  expect(await refresh()).toEqual({ kind: "invalid_response" });
  ctx.clock.advance(61 * DAY_MS);
  expect(await refresh()).toEqual({ kind: "rejected", error: "revoked" });
});

it("a person without a YouTube channel can't be identified", async () => {
  const person = accountOf("youtube", 700_000);
  const { accessToken } = await tokensOf("youtube", { account: person.username });
  expect(await ownerApi("youtube").identify(ctx, clientOf("youtube"), accessToken)).toEqual({
    kind: "ok",
    value: null,
  });
});

const dayBefore = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS).toISOString().slice(0, 10);
function period(days: number) {
  return { from: dayBefore(days), to: dayBefore(1) };
}
