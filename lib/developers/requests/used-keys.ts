import { desc, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { UsedKey } from "@/lib/developers/requests/schemas";

type KeyColumns = Pick<typeof apiKeys.$inferSelect, "publicId" | "name" | "hint" | "revokedAt">;

export const usedKey = ({ publicId, name, hint, revokedAt }: KeyColumns): UsedKey => ({
  id: publicId,
  name,
  hint,
  is_revoked: revokedAt !== null,
});

/** Returns all keys the organization ever had, newest first, because the log also has requests of revoked keys. */
export async function listUsedKeys(ctx: OrganizationContext): Promise<UsedKey[]> {
  assertRight(ctx.actor, "usage:read");
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.organizationId, ctx.organization.id))
    .orderBy(desc(apiKeys.id));
  return rows.map(usedKey);
}
