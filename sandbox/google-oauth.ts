import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { accountById, accountByName } from "./accounts";
import { consentError, consentPage } from "./consent-page";
import type { Claims, Consents } from "./consents";
import { json, nowOf, type World } from "./gateway";
import { youtubeErrors } from "./youtube-errors";

/**
 * Google's OAuth 2.0 for web server applications (developers.google.com/identity/protocols/oauth2/web-server), and the
 * Data API's `channels?mine=true`, by which a channel's owner is identified.
 */
export const GOOGLE_CLIENT = { id: "sandbox.apps.googleusercontent.com", secret: "sandbox-google-secret" };
const CALLBACK = /^https?:\/\/[^/?#]+\/api\/connect\/youtube\/callback$/;
const SCOPES: Record<string, string> = {
  "https://www.googleapis.com/auth/youtube.readonly": "View your YouTube account",
  "https://www.googleapis.com/auth/yt-analytics.readonly": "View YouTube Analytics reports for your YouTube content",
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A refresh token that isn't used for six months expires. */
const REFRESH = 180 * 24 * HOUR;

const failure = (error: string, description: string, status = 400) =>
  json({ error, error_description: description }, status);

export function googleOauth(world: World): Hono {
  const { consents } = world;
  return new Hono()
    .get("/o/oauth2/v2/auth", (c) => {
      const asked = readAuthorization(c);
      if (asked instanceof Response) return asked;
      return consentPage({
        service: "Google",
        client: asked.client,
        scopes: asked.scopes.map((value) => ({ value, about: SCOPES[value] ?? value })),
        canDeselect: true,
        account: "YouTube handle",
        suggestion: c.req.query("login_hint") ?? "",
      });
    })
    .post("/o/oauth2/v2/auth", async (c) => {
      const asked = readAuthorization(c);
      if (asked instanceof Response) return asked;
      const form = await c.req.formData();
      const back = new URL(asked.redirectUri);
      if (asked.state !== undefined) back.searchParams.set("state", asked.state);
      if (form.get("decision") !== "allow") {
        back.searchParams.set("error", "access_denied");
        return c.redirect(back.href, 302);
      }
      const given = form.getAll("scope").map(String);
      const scopes = asked.scopes.filter((scope) => given.includes(scope));
      const account = accountByName("youtube", String(form.get("account")).replace(/^@/, "")).id;
      const isOffline = asked.isOffline && (asked.isForced || !consents.hasGrant("youtube", account));
      const now = nowOf(c);
      const { client, redirectUri, challenge } = asked;
      const code = consents.issue({
        kind: "code",
        platform: "youtube",
        ...{ account, client, scopes, redirectUri, challenge, isOffline },
        issued: now,
        expires: now + 10 * MINUTE,
      });
      back.searchParams.set("code", code);
      back.searchParams.set("scope", scopes.join(" "));
      return c.redirect(back.href, 302);
    })
    .post("/token", async (c) => {
      world.calls.count("youtube", "token", 1);
      const fault = world.faults.onResponse("youtube", "token", [], nowOf(c));
      if (fault?.fault === "http_503") return failure("temporarily_unavailable", "Try again later", 503);
      if (fault?.fault === "consent_revoked") return failure("invalid_grant", "Token has been expired or revoked.");
      const form = new URLSearchParams(await c.req.text());
      if (form.get("client_id") !== GOOGLE_CLIENT.id)
        return failure("invalid_client", "The OAuth client was not found.", 401);
      if (form.get("client_secret") !== GOOGLE_CLIENT.secret) return failure("invalid_client", "Unauthorized", 401);
      const grant = form.get("grant_type");
      if (grant === "authorization_code") return exchange(consents, form, nowOf(c));
      if (grant === "refresh_token") return refresh(consents, form, nowOf(c));
      return failure("unsupported_grant_type", `Invalid grant_type: ${grant}`);
    })
    .post("/revoke", async (c) => {
      world.calls.count("youtube", "revoke", 1);
      const token = new URLSearchParams(await c.req.text()).get("token") ?? c.req.query("token") ?? "";
      const now = nowOf(c);
      const claims = consents.read(token, "youtube", "refresh", now) ?? consents.read(token, "youtube", "access", now);
      if (!claims) return failure("invalid_token", "Token expired or revoked");
      consents.revoke(claims.grant);
      return json({});
    })
    .get("/youtube/v3/channels", (c) => {
      world.calls.count("youtube", "channels:mine", 1);
      const claims = bearerOf(consents, c);
      if (!claims) return youtubeErrors.unauthenticated();
      if (!claims.scopes.includes("https://www.googleapis.com/auth/youtube.readonly")) return youtubeErrors.scope();
      if (c.req.query("mine") !== "true") return youtubeErrors.noFilter("id, forHandle, forUsername, mine");
      const account = accountById("youtube", claims.account);
      const item = {
        kind: "youtube#channel",
        id: account.id,
        snippet: { title: account.displayName, customUrl: `@${account.username}` },
      };
      // Someone without a channel has an empty list.
      const items = account.kind === "creator" ? [item] : [];
      return json({
        kind: "youtube#channelListResponse",
        pageInfo: { totalResults: items.length, resultsPerPage: 5 },
        items,
      });
    });
}

/** Returns the claims of a request's access token; null without a valid one. */
export function bearerOf(consents: Consents, c: Context): Claims | null {
  const [, token = ""] = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "") ?? [];
  return consents.read(token, "youtube", "access", nowOf(c));
}

function readAuthorization(c: Context) {
  const asked = c.req.query();
  if (asked.client_id !== GOOGLE_CLIENT.id) return consentError("invalid_client", "The OAuth client was not found.");
  if (!CALLBACK.test(asked.redirect_uri ?? ""))
    return consentError("redirect_uri_mismatch", "The redirect URI in the request is not registered.");
  const scopes = (asked.scope ?? "").split(" ").filter(Boolean);
  const isOdd = scopes.length === 0 || scopes.some((scope) => !(scope in SCOPES));
  if (asked.response_type !== "code" || isOdd)
    return consentError(isOdd ? "invalid_scope" : "invalid_request", "A parameter is missing or not supported.");
  if (asked.code_challenge !== undefined && asked.code_challenge_method !== "S256")
    return consentError("invalid_request", "The sandbox supports code_challenge_method S256 only.");
  return {
    client: asked.client_id,
    redirectUri: asked.redirect_uri ?? "",
    scopes,
    state: asked.state,
    challenge: asked.code_challenge,
    isOffline: asked.access_type === "offline",
    isForced: asked.prompt === "consent",
  };
}

function exchange(consents: Consents, form: URLSearchParams, now: number): Response {
  const code = form.get("code") ?? "";
  const claims = consents.read(code, "youtube", "code", now);
  if (!claims) return failure("invalid_grant", "Malformed auth code.");
  if (!consents.use(code, claims.grant)) return failure("invalid_grant", "Bad Request");
  if (form.get("redirect_uri") !== claims.redirectUri) return failure("redirect_uri_mismatch", "Bad Request");
  const verifier = form.get("code_verifier");
  if (claims.challenge !== undefined) {
    if (!verifier) return failure("invalid_grant", "Missing code verifier.");
    if (createHash("sha256").update(verifier).digest("base64url") !== claims.challenge)
      return failure("invalid_grant", "Invalid code verifier.");
  }
  return tokens(consents, claims, now, claims.isOffline === true);
}

function refresh(consents: Consents, form: URLSearchParams, now: number): Response {
  const claims = consents.read(form.get("refresh_token") ?? "", "youtube", "refresh", now);
  return claims ? tokens(consents, claims, now, false) : failure("invalid_grant", "Token has been expired or revoked.");
}

function tokens(consents: Consents, from: Claims, now: number, withRefresh: boolean): Response {
  const { account, client, scopes, grant } = from;
  const common = { platform: "youtube" as const, account, client, scopes, grant, issued: now };
  return json({
    access_token: consents.issue({ ...common, kind: "access", expires: now + HOUR }),
    expires_in: 3599,
    ...(withRefresh && { refresh_token: consents.issue({ ...common, kind: "refresh", expires: now + REFRESH }) }),
    scope: scopes.join(" "),
    token_type: "Bearer",
  });
}
