import { and, eq, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertRight } from "@/lib/rights";

/** From the next request on the key is refused. Revoking it again changes nothing. */
export async function revokeKey(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "keys:manage");
  const revoked = await ctx.db
    .update(apiKeys)
    .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, ${ctx.now().toISOString()}::timestamptz)` })
    .where(and(eq(apiKeys.publicId, id), eq(apiKeys.organizationId, ctx.organization.id)))
    .returning({ id: apiKeys.id });
  if (revoked.length === 0) throw notFound("API key not found");
}
