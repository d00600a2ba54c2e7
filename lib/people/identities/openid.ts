import * as oauth from "oauth4webapi";
import { appUrl } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { ProviderClient } from "@/lib/people/identities/providers";
import type { Identity, IdentityAttempt } from "@/lib/people/identities/schemas";

/** OpenID Connect: authorization code flow with PKCE, state and nonce. */

const TIMEOUT_MS = 10_000;
const DISCOVERY_MS = 10 * MINUTE_MS;
const SCOPE = "openid email profile";

/** Where the provider sends the browser; registered with the client exactly like this. */
export const identityCallback = (provider: string): string => `${appUrl()}/api/auth/identity/${provider}/callback`;

// The operator configures the issuer, which may be in a private network: no check against private addresses.
const options = ({ issuer }: ProviderClient) => ({
  [oauth.allowInsecureRequests]: issuer.startsWith("http:"),
  signal: AbortSignal.timeout(TIMEOUT_MS),
});

const discovered = new Map<string, { server: oauth.AuthorizationServer; until: number }>();

async function discover(provider: ProviderClient): Promise<oauth.AuthorizationServer> {
  const known = discovered.get(provider.issuer);
  if (known && known.until > performance.now()) return known.server;
  const issuer = new URL(provider.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options(provider)));
  discovered.set(provider.issuer, { server, until: performance.now() + DISCOVERY_MS });
  return server;
}

/** Returns the address of the provider's sign-in page, and what its answer is checked against. */
export async function beginIdentity(
  provider: ProviderClient,
  from: string,
): Promise<{ url: string; attempt: IdentityAttempt }> {
  const { authorization_endpoint: endpoint } = await discover(provider);
  if (!endpoint) throw new Error(`${provider.issuer} has no authorization endpoint`);
  const [state, nonce, verifier] = [
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
    oauth.generateRandomCodeVerifier(),
  ];
  const url = new URL(endpoint);
  const parameters = {
    client_id: provider.clientId,
    redirect_uri: identityCallback(provider.id),
    response_type: "code",
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, attempt: { provider: provider.id, state, nonce, verifier, from } };
}

/** `unverified`: the provider hasn't confirmed that the address is theirs. `failed`: no valid answer. */
export type IdentityResult = { identity: Identity } | { failure: "denied" | "unverified" | "failed" };

/** Exchanges the provider's answer for the person's identity. @param answered the parameters of the callback */
export async function completeIdentity(
  provider: ProviderClient,
  attempt: IdentityAttempt,
  answered: URLSearchParams,
): Promise<IdentityResult> {
  try {
    const server = await discover(provider);
    const client = { client_id: provider.clientId };
    const checked = oauth.validateAuthResponse(server, client, answered, attempt.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(provider.clientSecret),
      checked,
      identityCallback(provider.id),
      attempt.verifier,
      options(provider),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: attempt.nonce,
      requireIdToken: true,
    });
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims) return { failure: "failed" };
    const info = claims.email ? claims : await readUserInfo(provider, server, tokens.access_token, claims.sub);
    return identityOf(provider, claims.sub, info);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) return { failure: "denied" };
    // Messages of the client name what was wrong with the answer, and contain no tokens.
    log.warn(
      { provider: provider.id, reason: error instanceof Error ? error.message : "" },
      "a provider's sign-in failed",
    );
    return { failure: "failed" };
  }
}

async function readUserInfo(
  provider: ProviderClient,
  server: oauth.AuthorizationServer,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  const client = { client_id: provider.clientId };
  const response = await oauth.userInfoRequest(server, client, accessToken, options(provider));
  return oauth.processUserInfoResponse(server, client, subject, response);
}

function identityOf(
  { id }: ProviderClient,
  subject: string,
  { email, email_verified: isVerified, name }: Record<string, unknown>,
): IdentityResult {
  if (typeof email !== "string" || email.length > 254 || (isVerified !== true && isVerified !== "true"))
    return { failure: "unverified" };
  return { identity: { provider: id, subject, email, name: typeof name === "string" ? name.slice(0, 120) : "" } };
}
