import { eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { lockKey } from "@/lib/developers/keys/find";
import { keySubject } from "@/lib/developers/keys/present";
import { readRanges } from "@/lib/developers/keys/ranges";
import type { LimitKeyRequest } from "@/lib/developers/keys/schemas";

/**
 * Sets which addresses may use a key, effective with the next request.
 * @throws AppError not_found, invalid_request, conflict for a revoked key
 */
export async function limitKey(
  ctx: OrganizationContext,
  { id, allowed_ranges }: LimitKeyRequest & { id: string },
): Promise<{ id: string }> {
  assertRight(ctx.actor, "keys:manage");
  const allowedRanges = readRanges(allowed_ranges);
  await changeAccess(ctx.db, async (tx) => {
    const key = await lockKey(ctx, tx, id);
    if (key.revokedAt) throw conflict("This key no longer works. Create a new one instead.");
    const changes = changesOf({ allowed_ranges: key.allowedRanges }, { allowed_ranges: allowedRanges });
    if (!changes) return;
    await tx.update(apiKeys).set({ allowedRanges }).where(eq(apiKeys.id, key.id));
    await recordAct(ctx, tx, { action: "key.limit", subject: keySubject(key), ...changes });
  });
  return { id };
}
