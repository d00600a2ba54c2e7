import { and, desc, eq, isNull } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { presentKey } from "@/lib/keys/present";
import type { KeyRow } from "@/lib/keys/schemas";
import { assertRight } from "@/lib/rights";

/** Newest first; expired ones too, revoked ones not. Every member may look: only the last four characters show. */
export async function listKeys(ctx: OrganizationContext): Promise<{ keys: KeyRow[] }> {
  assertRight(ctx.actor, "usage:read");
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.organizationId, ctx.organization.id), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
  return { keys: rows.map((row) => presentKey(row, ctx.now())) };
}
