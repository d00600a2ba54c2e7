import { and, eq } from "drizzle-orm";
import { channels, follows, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { hasId, isCreator } from "@/lib/tracking/trackings/identity";

/**
 * Returns the channel of a tracked video's creator by UUID, and the organization's follow of it by public ID; null if the
 * channel isn't known, or for another organization's video.
 */
export async function getVideoFollow(
  ctx: OrganizationContext,
  { id }: { id: string },
): Promise<{ channel: string; follow: string | null } | null> {
  assertRight(ctx.actor, "follows:read");
  const [row] = await ctx.db
    .select({ channel: channels.uuid, follow: follows.publicId })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(channels, isCreator)
    .leftJoin(follows, and(eq(follows.channelId, channels.id), eq(follows.organizationId, trackings.organizationId)))
    .where(and(hasId(id), eq(trackings.organizationId, ctx.organization.id)));
  return row ?? null;
}
