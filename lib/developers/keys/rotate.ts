import { and, eq, isNull } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { lockKey } from "@/lib/developers/keys/find";
import { insertKey } from "@/lib/developers/keys/insert";
import { keySubject, presentKey } from "@/lib/developers/keys/present";
import { endOfOverlap, expiryOf, isExpired } from "@/lib/developers/keys/rules";
import type { CreatedKey, RotateKeyRequest } from "@/lib/developers/keys/schemas";

/**
 * Creates a new key with the same name, roles and addresses, shown once. The old key works until the overlap ends, and is then
 * rejected as expired. A key has one successor, so the second of two concurrent rotations is rejected.
 * @throws AppError not_found; conflict if the key no longer works or has been replaced, or if the limit of active keys
 * is reached
 */
export async function rotateKey(
  ctx: OrganizationContext,
  { id, overlap_hours, expires_in_days }: RotateKeyRequest & { id: string },
): Promise<CreatedKey> {
  assertRight(ctx.actor, "keys:manage");
  const now = ctx.now();
  const { old, made } = await changeAccess(ctx.db, async (tx) => {
    await lockAccount(tx, ctx.organization.id);
    const old = await lockKey(ctx, tx, id);
    if (old.revokedAt || isExpired(old.expiresAt, now))
      throw conflict("This key no longer works. Create a new one instead.");
    const [successor] = await tx
      .select({ hint: apiKeys.hint })
      .from(apiKeys)
      .where(and(eq(apiKeys.replaces, old.id), isNull(apiKeys.revokedAt)));
    if (successor) throw conflict(`This key has already been replaced by the one ending in ${successor.hint}.`);
    const worksUntil = endOfOverlap(old.expiresAt, overlap_hours, now);
    await tx.update(apiKeys).set({ expiresAt: worksUntil }).where(eq(apiKeys.id, old.id));
    const expiresAt = expiryOf(expires_in_days, now);
    const made = await insertKey(ctx, tx, {
      name: old.name,
      roles: old.roles,
      allowedRanges: old.allowedRanges,
      expiresAt,
      replaces: old.id,
    });
    await recordAct(ctx, tx, {
      action: "key.rotate",
      subject: keySubject(old),
      before: { key: old.hint, expires_at: old.expiresAt },
      after: { key: made.row.hint, expires_at: expiresAt, old_works_until: worksUntil },
    });
    return { old, made };
  });
  return { ...presentKey(made.row, { replaces: old.publicId, replacedBy: null }, now), key: made.key };
}
