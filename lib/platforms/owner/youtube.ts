import * as oauth from "oauth4webapi";
import type { Context } from "@/lib/core/context";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import type { ExchangeResult, OwnerApi, OwnerClient } from "@/lib/platforms/owner/api";
import { bearer, oauthOptions, requestOwnerApi, tokenFailureOf } from "@/lib/platforms/owner/http";
import { GoogleChannels, readGoogleAnswer } from "@/lib/platforms/owner/youtube-answers";
import { readYoutubeAudience, readYoutubeDays } from "@/lib/platforms/owner/youtube-reports";

const SCOPES = [
  "https://www.googleapis.com/auth/youtube.readonly",
  "https://www.googleapis.com/auth/yt-analytics.readonly",
];
/** Google's access tokens are valid for an hour unless it says otherwise. */
const DEFAULT_LIFETIME_MS = HOUR_MS;

const serverOf = ({ sandbox }: OwnerClient): oauth.AuthorizationServer => ({
  issuer: "https://accounts.google.com",
  authorization_endpoint: sandbox
    ? `${sandbox}/google/o/oauth2/v2/auth`
    : "https://accounts.google.com/o/oauth2/v2/auth",
  token_endpoint: sandbox ? `${sandbox}/google/token` : "https://oauth2.googleapis.com/token",
  revocation_endpoint: sandbox ? `${sandbox}/google/revoke` : "https://oauth2.googleapis.com/revoke",
});

/** YouTube channels: Google's OAuth, the Data API for the channel's identity, and the Analytics API for its reports. */
export const youtubeOwner: OwnerApi = {
  platform: "youtube",
  name: "YouTube Analytics",
  scopes: SCOPES,
  refreshBeforeMs: 5 * MINUTE_MS,

  authorizationUrl: async (client, { redirectUri, state, verifier }) => {
    const url = new URL(serverOf(client).authorization_endpoint ?? "");
    url.search = new URLSearchParams({
      client_id: client.id,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: SCOPES.join(" "),
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      // Without both, Google returns a refresh token only at the first consent.
      access_type: "offline",
      prompt: "consent",
    }).toString();
    return url.href;
  },

  exchange: async (ctx, client, { parameters, state, redirectUri, verifier }): Promise<ExchangeResult> => {
    const server = serverOf(client);
    const known = { client_id: client.id };
    try {
      const checked = oauth.validateAuthResponse(server, known, parameters, state);
      const options = oauthOptions(ctx, "youtube");
      const authentication = oauth.ClientSecretPost(client.secret);
      const answer = await oauth.processAuthorizationCodeResponse(
        server,
        known,
        await oauth.authorizationCodeGrantRequest(
          server,
          known,
          authentication,
          checked,
          redirectUri,
          verifier,
          options,
        ),
      );
      return {
        kind: "ok",
        tokens: {
          accessToken: answer.access_token,
          refreshToken: answer.refresh_token ?? null,
          expiresAt: expiryOf(ctx, answer),
        },
        scopes: (answer.scope ?? "").split(" ").filter(Boolean),
      };
    } catch (error) {
      return tokenFailureOf(error);
    }
  },

  refresh: async (ctx, client, { refreshToken }) => {
    if (!refreshToken) return { kind: "rejected", error: "invalid_grant" };
    const server = serverOf(client);
    const known = { client_id: client.id };
    try {
      const answer = await oauth.processRefreshTokenResponse(
        server,
        known,
        await oauth.refreshTokenGrantRequest(
          server,
          known,
          oauth.ClientSecretPost(client.secret),
          refreshToken,
          oauthOptions(ctx, "youtube"),
        ),
      );
      return {
        kind: "ok",
        tokens: {
          accessToken: answer.access_token,
          refreshToken: answer.refresh_token ?? refreshToken,
          expiresAt: expiryOf(ctx, answer),
        },
      };
    } catch (error) {
      return tokenFailureOf(error);
    }
  },

  revoke: async (ctx, client, { accessToken, refreshToken }) => {
    const url = serverOf(client).revocation_endpoint ?? "";
    const answer = await requestOwnerApi(ctx, "youtube", url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ token: refreshToken ?? accessToken }).toString(),
    });
    // 400 invalid_token: there is no consent any more.
    return answer !== null && (answer.status === 200 || answer.status === 400);
  },

  identify: async (ctx, { sandbox }, accessToken) => {
    const base = sandbox ? `${sandbox}/google/youtube/v3` : "https://www.googleapis.com/youtube/v3";
    const answer = await requestOwnerApi(
      ctx,
      "youtube",
      `${base}/channels?part=snippet&mine=true`,
      bearer(accessToken),
    );
    const read = readGoogleAnswer(answer, ctx.now(), GoogleChannels);
    if (read.kind !== "ok") return read;
    const [channel] = read.value.items ?? [];
    if (!channel) return { kind: "ok", value: null };
    const { title, customUrl } = channel.snippet;
    return {
      kind: "ok",
      value: { externalId: channel.id, username: customUrl?.replace(/^@/, "") || title, name: title },
    };
  },

  readDays: readYoutubeDays,
  readAudience: readYoutubeAudience,
};

function expiryOf(ctx: Context, { expires_in: seconds }: oauth.TokenEndpointResponse): Date {
  const lifetime = seconds !== undefined && seconds > 0 ? seconds * SECOND_MS : DEFAULT_LIFETIME_MS;
  return new Date(ctx.now().getTime() + Math.min(lifetime, DAY_MS));
}
