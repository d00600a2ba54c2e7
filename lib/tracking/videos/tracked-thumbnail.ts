import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findTracking } from "@/lib/tracking/videos/find";
import { loadThumbnail } from "@/lib/tracking/videos/thumbnail";

/** Returns the WebP of a tracked video's thumbnail; null if the platform has none or it can't be fetched now. */
export async function getThumbnail(ctx: OrganizationContext, { id }: { id: string }): Promise<Buffer | null> {
  assertRight(ctx.actor, "videos:read");
  const { video } = await findTracking(ctx, id);
  return loadThumbnail(ctx, video.id);
}
