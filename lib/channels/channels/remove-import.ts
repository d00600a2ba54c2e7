import { and, eq } from "drizzle-orm";
import { audienceImports } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/**
 * Deletes the organization's import for a channel; the estimate from its sample shows again.
 * @throws AppError not_found, also without an import
 */
export async function removeAudienceImport(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "videos:write");
  const channel = await findChannel(ctx, id);
  const removed = await ctx.db
    .delete(audienceImports)
    .where(and(eq(audienceImports.organizationId, ctx.organization.id), eq(audienceImports.channelId, channel.id)))
    .returning({ channelId: audienceImports.channelId });
  if (removed.length === 0) throw notFound("This channel has no import");
  return { id: channel.uuid };
}
