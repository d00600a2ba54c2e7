import { eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockKey } from "@/lib/developers/keys/find";
import { keySubject } from "@/lib/developers/keys/present";

/** Revokes a key, effective with the next request. Revoking it again changes nothing. */
export async function revokeKey(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "keys:manage");
  await changeAccess(ctx.db, async (tx) => {
    const key = await lockKey(ctx, tx, id);
    if (key.revokedAt) return;
    await tx.update(apiKeys).set({ revokedAt: ctx.now() }).where(eq(apiKeys.id, key.id));
    await recordAct(ctx, tx, { action: "key.revoke", subject: keySubject(key) });
  });
}
