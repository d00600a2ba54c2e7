import { and, eq, sql } from "drizzle-orm";
import { audienceImportMonths, audienceImports } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/**
 * Deletes the organization's import for a channel, with its history; the estimate from its sample shows again.
 * @throws AppError not_found, also without an import
 */
export async function removeAudienceImport(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "videos:write");
  const channel = await findChannel(ctx, id);
  const isOwn = (table: typeof audienceImports | typeof audienceImportMonths) =>
    and(eq(table.organizationId, ctx.organization.id), eq(table.channelId, channel.id));
  const removed = await ctx.db.transaction(async (tx) => {
    // The import first, as when one is stored, so that the two don't deadlock.
    const removed = await tx.delete(audienceImports).where(isOwn(audienceImports)).returning({ one: sql`1` });
    await tx.delete(audienceImportMonths).where(isOwn(audienceImportMonths));
    return removed;
  });
  if (removed.length === 0) throw notFound("This channel has no import");
  return { id: channel.uuid };
}
