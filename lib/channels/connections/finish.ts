import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectedAccounts, connectionAttempts, connectionInvitations, members } from "@/db/schema";
import { redirectUriOf } from "@/lib/channels/connections/begin";
import { findChannelOf } from "@/lib/channels/connections/find-channel";
import { type ConnectionFailure, connectionInvitationState } from "@/lib/channels/connections/rules";
import { openVerifier, sealTokens } from "@/lib/channels/connections/tokens";
import { recordAct } from "@/lib/core/audit/record";
import type { Actor, Context, RequestOrigin } from "@/lib/core/context";
import { hashLinkToken, newLinkToken } from "@/lib/core/link-token";
import { newPublicId } from "@/lib/core/public-id";
import { hasRight } from "@/lib/core/rights";
import { ownerApi, ownerClient } from "@/lib/platforms/owner";
import type { OwnerIdentity, OwnerPlatform, OwnerTokens } from "@/lib/platforms/owner/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/schemas";

type Attempt = typeof connectionAttempts.$inferSelect;

/** `ownerToken`: the creator's own link to what they share; null if a member connected. */
export type Finished =
  | { kind: "connected"; ownerToken: string | null }
  | { kind: "failed"; failure: ConnectionFailure; isByInvitation: boolean };

interface Callback {
  platform: OwnerPlatform;
  /** The query that the platform added to the redirect address. */
  parameters: URLSearchParams;
  /** The secret in the browser's cookie. */
  browser: string;
  /** The person signed in, if any. */
  userId: number | null;
  origin?: RequestOrigin;
}

/** Completes a consent: checks it, exchanges its code, identifies the account and stores its tokens. */
export async function finishConnection(ctx: Context, callback: Callback): Promise<Finished> {
  const { platform, parameters } = callback;
  const state = parameters.get("state") ?? "";
  const attempt = await takeAttempt(ctx, platform, state);
  const isByInvitation = attempt?.userId === null;
  const fail = (failure: ConnectionFailure): Finished => ({ kind: "failed", failure, isByInvitation });
  if (!attempt || attempt.expiresAt <= ctx.now() || attempt.browserHash !== hashLinkToken(callback.browser))
    return fail("expired");
  if (attempt.userId !== null && attempt.userId !== callback.userId) return fail("expired");
  const actor = await actorOf(ctx, attempt);
  if (attempt.userId !== null && !actor) return fail("not_allowed");
  const api = ownerApi(platform);
  const client = ownerClient(platform);
  const verifier = openVerifier(attempt.verifierEncrypted, attempt.hash);
  if (!client || verifier === null) return fail("not_configured");
  const got = await api.exchange(ctx, client, { parameters, state, redirectUri: redirectUriOf(platform), verifier });
  if (got.kind === "rejected") return fail(got.error === "access_denied" ? "denied" : "expired");
  if (got.kind !== "ok") return fail("unanswered");
  const { tokens, scopes } = got;
  // Where tokens don't renew themselves, a consent without a refresh token would end within the hour.
  const lacksScope = api.scopes.some((scope) => !scopes.includes(scope));
  if (lacksScope || (platform === "youtube" && tokens.refreshToken === null)) {
    await api.revoke(ctx, client, tokens);
    return fail("scope");
  }
  const identity = await api.identify(ctx, client, tokens.accessToken);
  if (identity.kind !== "ok") return fail("unanswered");
  if (!identity.value) {
    await api.revoke(ctx, client, tokens);
    return fail("no_account");
  }
  const connected = await storeAccount(ctx, { attempt, actor, tokens, scopes, identity: identity.value, callback });
  if (connected) return connected;
  await api.revoke(ctx, client, tokens);
  return fail("invitation");
}

/** Removes the attempt, so that it is used once whatever comes of it. */
async function takeAttempt(ctx: Context, platform: OwnerPlatform, state: string): Promise<Attempt | undefined> {
  const [attempt] = await ctx.db
    .delete(connectionAttempts)
    .where(and(eq(connectionAttempts.hash, hashLinkToken(state)), eq(connectionAttempts.platform, platform)))
    .returning();
  return attempt;
}

/** Returns the member who began it, if they may still connect accounts. */
async function actorOf(ctx: Context, { organizationId, userId }: Attempt): Promise<Actor | null> {
  if (userId === null) return null;
  const [member] = await ctx.db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.organizationId, organizationId), eq(members.userId, userId)));
  const actor: Actor | null = member ? { type: "user", userId, role: member.role } : null;
  return actor && hasRight(actor, "organization:manage") ? actor : null;
}

interface Storing {
  attempt: Attempt;
  actor: Actor | null;
  tokens: OwnerTokens;
  scopes: string[];
  identity: OwnerIdentity;
  callback: Callback;
}

/** Returns null if the invitation is no longer open. */
async function storeAccount(ctx: Context, storing: Storing): Promise<Finished | null> {
  const { attempt, actor, tokens, scopes, identity, callback } = storing;
  const { organizationId, userId, invitationId, platform } = attempt;
  const channelId = await findChannelOf({ ...ctx, organization: { id: organizationId } }, callback.platform, identity);
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const invitation = invitationId === null ? null : await takeInvitation(ctx, tx, invitationId);
    if (invitationId !== null && !invitation) return null;
    const { externalId, username } = identity;
    const isSame = and(
      eq(connectedAccounts.organizationId, organizationId),
      eq(connectedAccounts.platform, platform),
      eq(connectedAccounts.externalId, externalId),
    );
    const [known] = await tx.select().from(connectedAccounts).where(isSame).for("update");
    const publicId = known?.publicId ?? newPublicId();
    const ownerToken = userId === null ? newLinkToken() : null;
    const row = {
      username,
      channelId: channelId ?? known?.channelId ?? null,
      status: "connected" as const,
      scopes,
      ...sealTokens(publicId, tokens, now),
      connectedBy: userId,
      invitationId,
      ownerHash: ownerToken && hashLinkToken(ownerToken),
      connectedAt: now,
      disconnectedAt: null,
      readDueAt: now,
      outcome: null,
      failures: 0,
    };
    if (known) await tx.update(connectedAccounts).set(row).where(eq(connectedAccounts.id, known.id));
    else await tx.insert(connectedAccounts).values({ publicId, organizationId, platform, externalId, ...row });
    await recordAct({ ...ctx, ...(actor && { actor }), ...(callback.origin && { origin: callback.origin }) }, tx, {
      action: "connection.create",
      organizationId,
      subject: `${PLATFORM_NAMES[platform]}: ${username}`,
      after: { permissions: scopes.length, ...(invitation && { invitation: invitation.recipient }) },
    });
    return { kind: "connected", ownerToken };
  });
}

async function takeInvitation(ctx: Context, tx: Transaction, id: number) {
  const [invitation] = await tx
    .select()
    .from(connectionInvitations)
    .where(eq(connectionInvitations.id, id))
    .for("update");
  if (!invitation || connectionInvitationState(invitation, ctx.now()) !== "open") return null;
  await tx.update(connectionInvitations).set({ usedAt: ctx.now() }).where(eq(connectionInvitations.id, id));
  return invitation;
}
