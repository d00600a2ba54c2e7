import { randomBytes } from "node:crypto";
import { connectionAttempts } from "@/db/schema";
import { lookUpConnectionInvitation } from "@/lib/channels/connections/find-invitation";
import { CONSENT_MINUTES, type ConnectionFailure } from "@/lib/channels/connections/rules";
import { sealVerifier } from "@/lib/channels/connections/tokens";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { forbidden } from "@/lib/core/errors";
import { hashLinkToken, newLinkToken } from "@/lib/core/link-token";
import { assertRight } from "@/lib/core/rights";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { ownerApi, ownerClient } from "@/lib/platforms/owner";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";

/** Where the platform sends the owner's browser; registered with the OAuth client exactly like this. */
export const redirectUriOf = (platform: OwnerPlatform): string => `${appUrl()}/api/connect/${platform}/callback`;

/** `url` of the consent page, or why there is none. */
export type Begun = { url: string } | { failure: ConnectionFailure };

/** @param browser the secret in a cookie of the browser that continues */
export async function beginConnection(
  ctx: OrganizationContext,
  { platform, browser }: { platform: OwnerPlatform; browser: string },
): Promise<Begun> {
  assertRight(ctx.actor, "organization:manage");
  if (ctx.actor.type !== "user") throw forbidden("Only a person can connect an account");
  const { organization, actor } = ctx;
  return openAttempt(ctx, platform, browser, { organizationId: organization.id, userId: actor.userId });
}

export async function beginByInvitation(
  ctx: Context,
  { token, browser }: { token: string; browser: string },
): Promise<Begun> {
  const found = await lookUpConnectionInvitation(ctx, token);
  if (found?.state !== "open") return { failure: "invitation" };
  const { id: invitationId, organizationId } = found.invitation;
  return openAttempt(ctx, found.platform, browser, { organizationId, invitationId });
}

/** Stores a single use of `state`, with the PKCE verifier, for the browser that began it. */
async function openAttempt(
  ctx: Context,
  platform: OwnerPlatform,
  browser: string,
  whose: { organizationId: number; userId?: number; invitationId?: number },
): Promise<Begun> {
  const client = ownerClient(platform);
  if (!client) return { failure: "not_configured" };
  const now = ctx.now();
  const state = newLinkToken();
  const hash = hashLinkToken(state);
  const verifier = randomBytes(32).toString("base64url");
  await ctx.db.insert(connectionAttempts).values({
    hash,
    browserHash: hashLinkToken(browser),
    platform,
    ...whose,
    verifierEncrypted: sealVerifier(verifier, hash),
    expiresAt: new Date(now.getTime() + CONSENT_MINUTES * MINUTE_MS),
    createdAt: now,
  });
  return {
    url: await ownerApi(platform).authorizationUrl(client, { redirectUri: redirectUriOf(platform), state, verifier }),
  };
}
