import { eq } from "drizzle-orm";
import { connectedAccounts } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { decryptText, encryptText } from "@/lib/core/encrypted-text";
import { log } from "@/lib/core/log";
import { type OwnerApi, type OwnerClient, ownerApi } from "@/lib/platforms/owner";
import type { OwnerFailure, OwnerPlatform, OwnerTokens } from "@/lib/platforms/owner/schemas";

const PURPOSE = "clipscope connected accounts";

export type AccountRow = typeof connectedAccounts.$inferSelect;

/** A connected account's platform. Other platforms are never written. */
export const platformOf = ({ platform }: Pick<AccountRow, "platform">): OwnerPlatform =>
  platform === "youtube" ? "youtube" : "instagram";

/** Returns the columns that hold tokens, encrypted and bound to their account. */
export const sealTokens = (
  publicId: string,
  { accessToken, refreshToken, expiresAt }: OwnerTokens,
  issuedAt: Date,
) => ({
  accessTokenEncrypted: encryptText(PURPOSE, accessToken, publicId),
  refreshTokenEncrypted: refreshToken === null ? null : encryptText(PURPOSE, refreshToken, publicId),
  accessIssuedAt: issuedAt,
  accessExpiresAt: expiresAt,
});

/** Returns an account's tokens; null if it is disconnected, or if NEXTAUTH_SECRET has changed. */
export function openTokens(account: AccountRow): OwnerTokens | null {
  const { publicId, accessTokenEncrypted: access, refreshTokenEncrypted: refresh, accessExpiresAt } = account;
  const accessToken = access === null ? null : decryptText(PURPOSE, access, publicId);
  const refreshToken = refresh === null ? null : decryptText(PURPOSE, refresh, publicId);
  if (accessToken === null || (refresh !== null && refreshToken === null)) return null;
  return { accessToken, refreshToken, expiresAt: accessExpiresAt };
}

export const sealVerifier = (verifier: string, hash: string): string => encryptText(PURPOSE, verifier, hash);
export const openVerifier = (sealed: string, hash: string): string | null => decryptText(PURPOSE, sealed, hash);

/** Returns an access token that is valid for the next minutes, renewed and stored if it is about to expire. */
export async function freshAccessToken(
  ctx: Context,
  client: OwnerClient,
  account: AccountRow,
): Promise<{ kind: "ok"; value: string } | OwnerFailure> {
  const api: OwnerApi = ownerApi(platformOf(account));
  const tokens = openTokens(account);
  if (!tokens) return { kind: "reconnect", reason: "revoked" };
  const left = tokens.expiresAt.getTime() - ctx.now().getTime();
  if (left > api.refreshBeforeMs) return { kind: "ok", value: tokens.accessToken };
  const renewed = await api.refresh(ctx, client, tokens);
  if (renewed.kind === "ok") {
    await ctx.db
      .update(connectedAccounts)
      .set(sealTokens(account.publicId, renewed.tokens, ctx.now()))
      .where(eq(connectedAccounts.id, account.id));
    return { kind: "ok", value: renewed.tokens.accessToken };
  }
  if (renewed.kind === "rejected") {
    // Our client, not the owner's consent.
    if (renewed.error === "invalid_client" || renewed.error === "unauthorized_client") {
      log.error({ platform: api.platform, error: renewed.error }, "the platform rejects this server's OAuth client");
      return { kind: "invalid_response" };
    }
    return { kind: "reconnect", reason: "revoked" };
  }
  // Where tokens live for weeks, the next reading renews it.
  return left > 0 ? { kind: "ok", value: tokens.accessToken } : { kind: renewed.kind };
}
