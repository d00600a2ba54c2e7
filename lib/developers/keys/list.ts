import { and, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { presentKey } from "@/lib/developers/keys/present";
import { withReplaced } from "@/lib/developers/keys/rules";
import type { KeyRow } from "@/lib/developers/keys/schemas";

const before = alias(apiKeys, "before");
const after = alias(apiKeys, "after");

/**
 * Returns the keys, newest first, each followed by the one it replaced. Includes expired keys but not revoked ones.
 * Open to every member, because only the last four characters are shown.
 */
export async function listKeys(ctx: OrganizationContext): Promise<{ keys: KeyRow[] }> {
  assertRight(ctx.actor, "usage:read");
  const rows = await ctx.db
    .select({ key: apiKeys, replaces: before.publicId, replacedBy: after.publicId })
    .from(apiKeys)
    .leftJoin(before, and(eq(before.id, apiKeys.replaces), isNull(before.revokedAt)))
    // A key has at most one successor that has not been revoked.
    .leftJoin(after, and(eq(after.replaces, apiKeys.id), isNull(after.revokedAt)))
    .where(and(eq(apiKeys.organizationId, ctx.organization.id), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
  return { keys: withReplaced(rows.map(({ key, ...succession }) => presentKey(key, succession, ctx.now()))) };
}
