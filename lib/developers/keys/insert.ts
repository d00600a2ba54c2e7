import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { generateKey, hashKey } from "@/lib/developers/keys/generate";
import { MAX_LIVE_KEYS } from "@/lib/developers/keys/rules";

interface NewKey {
  name: string;
  roles: readonly string[];
  allowedRanges: readonly string[];
  expiresAt: Date | null;
  /** The key that it replaces. */
  replaces?: number;
}

/**
 * Inserts a new key and returns it. Only its hash is stored, so it cannot be shown again. The transaction holds the
 * organization's lock.
 * @throws AppError conflict if the organization has reached its limit of active keys
 */
export async function insertKey(
  ctx: OrganizationContext,
  tx: Transaction,
  { name, roles, allowedRanges, ...rest }: NewKey,
) {
  const live = await tx.$count(
    apiKeys,
    and(
      eq(apiKeys.organizationId, ctx.organization.id),
      isNull(apiKeys.revokedAt),
      or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, ctx.now())),
    ),
  );
  if (live >= MAX_LIVE_KEYS)
    throw conflict(
      rest.replaces === undefined
        ? `Your organization has ${MAX_LIVE_KEYS} active API keys, the maximum. Revoke one to create another.`
        : `Your organization has ${MAX_LIVE_KEYS} active API keys, the maximum. Revoke one, or rotate this key without an overlap.`,
    );
  const key = generateKey();
  const [row] = await tx
    .insert(apiKeys)
    .values({
      publicId: newPublicId(),
      organizationId: ctx.organization.id,
      name,
      hash: hashKey(key),
      hint: key.slice(-4),
      roles: [...new Set(roles)],
      allowedRanges: [...allowedRanges],
      ...rest,
      createdBy: ctx.actor.type === "user" ? ctx.actor.userId : null,
      createdAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("the key was not written");
  return { row, key };
}
