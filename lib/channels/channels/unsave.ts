import { and, eq } from "drizzle-orm";
import { savedChannels } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** @throws AppError not_found unless the channel is on the organization's own list */
export async function unsaveChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "videos:write");
  const channel = await findChannel(ctx, id);
  const removed = await ctx.db
    .delete(savedChannels)
    .where(and(eq(savedChannels.organizationId, ctx.organization.id), eq(savedChannels.channelId, channel.id)))
    .returning({ channelId: savedChannels.channelId });
  if (removed.length === 0) throw notFound("Not found");
  return { id: channel.uuid };
}
