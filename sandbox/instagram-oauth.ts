import { type Context, Hono } from "hono";
import { accountById, accountByName } from "./accounts";
import { consentError, consentPage } from "./consent-page";
import type { Claims, Consents } from "./consents";
import { json, nowOf, type World } from "./gateway";
import { graphErrors } from "./graph-errors";
import { insights } from "./instagram-insights";

/**
 * Business Login for Instagram (developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-
 * login/business-login): the consent on www.instagram.com, codes on api.instagram.com, everything else on
 * graph.instagram.com.
 */
export const INSTAGRAM_APP = { id: "990602627938098", secret: "sandbox-instagram-secret" };
const CALLBACK = /^https?:\/\/[^/?#]+\/api\/connect\/instagram\/callback$/;
const SCOPES: Record<string, string> = {
  instagram_business_basic: "See your profile and media",
  instagram_business_manage_insights: "See insights about your account",
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 60 days, as in the documentation's examples. */
const LONG_SECONDS = 5_183_944;

const refused = (message: string, status = 400) =>
  json({ error_type: "OAuthException", code: status, error_message: message }, status);

export function instagramOauth(world: World): Hono {
  const { consents } = world;
  return new Hono()
    .get("/oauth/authorize", (c) => {
      const asked = readAuthorization(c);
      if (asked instanceof Response) return asked;
      return consentPage({
        service: "Instagram",
        client: asked.client,
        scopes: asked.scopes.map((value) => ({ value, about: SCOPES[value] ?? value })),
        canDeselect: true,
        account: "Username",
        suggestion: "",
      });
    })
    .post("/oauth/authorize", async (c) => {
      const asked = readAuthorization(c);
      if (asked instanceof Response) return asked;
      const form = await c.req.formData();
      const back = new URL(asked.redirectUri);
      if (form.get("decision") === "allow") {
        const given = form.getAll("scope").map(String);
        const now = nowOf(c);
        const { client, redirectUri, scopes } = asked;
        const code = consents.issue({
          kind: "code",
          platform: "instagram",
          account: accountByName("instagram", String(form.get("account")).replace(/^@/, "")).id,
          ...{ client, redirectUri, scopes: scopes.filter((scope) => given.includes(scope)) },
          issued: now,
          expires: now + HOUR,
        });
        back.searchParams.set("code", code);
      } else {
        back.searchParams.set("error", "access_denied");
        back.searchParams.set("error_reason", "user_denied");
        back.searchParams.set("error_description", "The user denied your request.");
      }
      if (asked.state !== undefined) back.searchParams.set("state", asked.state);
      // Instagram appends this, which is not part of the code.
      return c.redirect(`${back.href}#_`, 302);
    })
    .post("/oauth/access_token", async (c) => {
      world.calls.count("instagram", "oauth/access_token", 1);
      const form = new URLSearchParams(await c.req.text());
      if (form.get("client_id") !== INSTAGRAM_APP.id) return refused("Invalid platform app");
      if (form.get("client_secret") !== INSTAGRAM_APP.secret) return refused("Error validating client secret.");
      if (form.get("grant_type") !== "authorization_code") return refused("Invalid grant_type");
      const code = form.get("code") ?? "";
      const claims = consents.read(code, "instagram", "code", nowOf(c));
      if (!claims || !consents.use(code, claims.grant))
        return refused("Matching code was not found or was already used");
      if (form.get("redirect_uri") !== claims.redirectUri)
        return refused(
          "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
        );
      const { account, scopes } = claims;
      const access_token = consents.issue({ ...common(claims, nowOf(c)), kind: "access", expires: nowOf(c) + HOUR });
      return json({ data: [{ access_token, user_id: appScoped(account), permissions: scopes.join(",") }] });
    })
    .get("/graph/access_token", (c) => {
      world.calls.count("instagram", "access_token", 1);
      if (c.req.query("grant_type") !== "ig_exchange_token") return graphErrors.parameter("grant_type");
      if (c.req.query("client_secret") !== INSTAGRAM_APP.secret) return graphErrors.clientSecret();
      const claims = consents.read(c.req.query("access_token") ?? "", "instagram", "access", nowOf(c));
      return claims ? longLived(consents, claims, nowOf(c)) : graphErrors.token();
    })
    .get("/graph/refresh_access_token", (c) => {
      world.calls.count("instagram", "refresh_access_token", 1);
      const fault = world.faults.onResponse("instagram", "refresh_access_token", [], nowOf(c));
      if (fault?.fault === "consent_revoked") return graphErrors.revoked();
      if (c.req.query("grant_type") !== "ig_refresh_token") return graphErrors.parameter("grant_type");
      const claims = consents.read(c.req.query("access_token") ?? "", "instagram", "long", nowOf(c));
      if (!claims) return graphErrors.token();
      if (nowOf(c) - claims.issued < DAY) return graphErrors.parameter("access_token");
      return longLived(consents, claims, nowOf(c));
    })
    .get("/graph/v25.0/me", (c) => {
      world.calls.count("instagram", "me", 1);
      const claims = tokenOf(consents, c);
      if (!claims) return graphErrors.token();
      const { id, username, displayName: name, kind } = accountById("instagram", claims.account);
      const account_type = kind === "creator" ? "MEDIA_CREATOR" : "PERSONAL";
      return json({ user_id: appScoped(id), username, name, account_type, id: appScoped(id) });
    })
    .delete("/graph/v25.0/me/permissions", (c) => {
      world.calls.count("instagram", "me/permissions", 1);
      const claims = tokenOf(consents, c);
      if (!claims) return graphErrors.token();
      consents.revoke(claims.grant);
      return json({ success: true });
    })
    .get("/graph/v25.0/:user/insights", (c) => insights(world, c));
}

/** Returns the claims of a request's long-lived token; null without a valid one. */
export const tokenOf = (consents: Consents, c: Context): Claims | null =>
  consents.read(c.req.query("access_token") ?? "", "instagram", "long", nowOf(c));

/** The professional account's ID, which is another one than Instagram's own. */
export const appScoped = (id: string): string => `178414${id.slice(-11).padStart(11, "0")}`;

const common = ({ account, client, scopes, grant }: Claims, now: number) => ({
  ...{ platform: "instagram" as const, account, client, scopes, grant },
  issued: now,
});

function longLived(consents: Consents, claims: Claims, now: number): Response {
  const expires = now + LONG_SECONDS * 1000;
  const access_token = consents.issue({ ...common(claims, now), kind: "long", expires });
  return json({ access_token, token_type: "bearer", expires_in: LONG_SECONDS });
}

function readAuthorization(c: Context) {
  const asked = c.req.query();
  if (asked.client_id !== INSTAGRAM_APP.id) return consentError("invalid_request", "Invalid platform app");
  if (!CALLBACK.test(asked.redirect_uri ?? "")) return consentError("invalid_request", "Invalid redirect_uri");
  const scopes = (asked.scope ?? "").split(/[, ]/).filter(Boolean);
  if (asked.response_type !== "code" || scopes.length === 0 || scopes.some((scope) => !(scope in SCOPES)))
    return consentError("invalid_scope", "A parameter is missing or not supported.");
  return { client: asked.client_id, redirectUri: asked.redirect_uri ?? "", scopes, state: asked.state };
}
