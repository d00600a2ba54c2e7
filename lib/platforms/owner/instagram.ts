import * as oauth from "oauth4webapi";
import type { Context } from "@/lib/core/context";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import type { PlatformResponse } from "@/lib/platforms/call";
import type { ExchangeResult, OwnerApi, OwnerClient, RefreshResult } from "@/lib/platforms/owner/api";
import { oauthOptions, requestOwnerApi, tokenFailureOf } from "@/lib/platforms/owner/http";
import { GRAPH_VERSION, graphUrl } from "@/lib/platforms/owner/instagram-address";
import {
  CodeAnswer,
  CodeError,
  InstagramProfile,
  LongLivedToken,
  readInstagramAnswer,
} from "@/lib/platforms/owner/instagram-answers";
import { readInstagramAudience, readInstagramDays } from "@/lib/platforms/owner/instagram-insights";

const SCOPES = ["instagram_business_basic", "instagram_business_manage_insights"];

const serverOf = ({ sandbox }: OwnerClient): oauth.AuthorizationServer => ({
  issuer: "https://www.instagram.com",
  authorization_endpoint: sandbox
    ? `${sandbox}/instagram-login/oauth/authorize`
    : "https://www.instagram.com/oauth/authorize",
  token_endpoint: sandbox
    ? `${sandbox}/instagram-login/oauth/access_token`
    : "https://api.instagram.com/oauth/access_token",
});

/**
 * Professional Instagram accounts: Instagram API with Instagram Login. Its consent gives a token of an hour, which is
 * exchanged for one of 60 days; that one renews itself. PKCE isn't documented and not sent.
 */
export const instagramOwner: OwnerApi = {
  platform: "instagram",
  name: "Instagram Insights",
  scopes: SCOPES,
  // Tokens younger than a day can't be renewed, and a reading is due every day.
  refreshBeforeMs: 30 * DAY_MS,

  authorizationUrl: async (client, { redirectUri, state }) => {
    const url = new URL(serverOf(client).authorization_endpoint ?? "");
    url.search = new URLSearchParams({
      client_id: client.id,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: SCOPES.join(","),
      state,
    }).toString();
    return url.href;
  },

  exchange: async (ctx, client, { parameters, state, redirectUri }): Promise<ExchangeResult> => {
    const server = serverOf(client);
    const known = { client_id: client.id };
    let short: oauth.TokenEndpointResponse;
    try {
      const checked = oauth.validateAuthResponse(server, known, parameters, state);
      const answer = await oauth.authorizationCodeGrantRequest(
        server,
        known,
        oauth.ClientSecretPost(client.secret),
        checked,
        redirectUri,
        oauth.nopkce,
        oauthOptions(ctx, "instagram", conform),
      );
      short = await oauth.processAuthorizationCodeResponse(server, known, answer);
    } catch (error) {
      return tokenFailureOf(error);
    }
    const long = await askForToken(ctx, client, "access_token", {
      grant_type: "ig_exchange_token",
      client_secret: client.secret,
      access_token: short.access_token,
    });
    return long.kind === "ok" ? { ...long, scopes: (short.scope ?? "").split(",").filter(Boolean) } : long;
  },

  refresh: (ctx, client, { accessToken }) =>
    askForToken(ctx, client, "refresh_access_token", { grant_type: "ig_refresh_token", access_token: accessToken }),

  revoke: async (ctx, client, { accessToken }) => {
    const url = `${graphUrl(client)}/${GRAPH_VERSION}/me/permissions?${new URLSearchParams({ access_token: accessToken })}`;
    const answer = await requestOwnerApi(ctx, "instagram", url, { method: "DELETE" });
    if (answer?.status === 200) return true;
    // The token isn't valid any more, so there is nothing left to revoke.
    const read = readInstagramAnswer(answer, ctx.now(), InstagramProfile);
    return read.kind === "reconnect";
  },

  identify: async (ctx, client, accessToken) => {
    const query = new URLSearchParams({ fields: "user_id,username,name,account_type", access_token: accessToken });
    const answer = await requestOwnerApi(ctx, "instagram", `${graphUrl(client)}/${GRAPH_VERSION}/me?${query}`);
    const read = readInstagramAnswer(answer, ctx.now(), InstagramProfile);
    if (read.kind !== "ok") return read;
    const { user_id: externalId, username, name } = read.value;
    return { kind: "ok", value: { externalId, username, name: name ?? null } };
  },

  readDays: readInstagramDays,
  readAudience: readInstagramAudience,
};

async function askForToken(
  ctx: Context,
  client: OwnerClient,
  path: string,
  parameters: Record<string, string>,
): Promise<RefreshResult> {
  const answer = await requestOwnerApi(
    ctx,
    "instagram",
    `${graphUrl(client)}/${path}?${new URLSearchParams(parameters)}`,
  );
  const read = readInstagramAnswer(answer, ctx.now(), LongLivedToken);
  if (read.kind === "reconnect") return { kind: "rejected", error: read.reason };
  if (read.kind !== "ok") return { kind: read.kind === "invalid_response" ? "invalid_response" : "transient" };
  const { access_token: accessToken, expires_in: seconds } = read.value;
  const lifetime = Math.max(seconds * SECOND_MS, HOUR_MS);
  return {
    kind: "ok",
    tokens: { accessToken, refreshToken: null, expiresAt: new Date(ctx.now().getTime() + lifetime) },
  };
}

/** The token endpoint wraps its answer in `data`, leaves out the type, and has its own form of errors. */
function conform({ status, headers, body }: PlatformResponse): PlatformResponse {
  const answer = CodeAnswer.safeParse(body);
  if (answer.success) {
    const { access_token, permissions } = answer.data;
    const scope = Array.isArray(permissions) ? permissions.join(",") : (permissions ?? "");
    return { status, headers, body: { access_token, token_type: "bearer", scope } };
  }
  const error = CodeError.safeParse(body);
  if (!error.success || status < 400) return { status, headers, body };
  return { status, headers, body: { error: "invalid_grant", error_description: error.data.error_type ?? "" } };
}
