import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findTracking } from "@/lib/tracking/videos/find";
import { loadThumbnail } from "@/lib/tracking/videos/thumbnail";

/** The WebP of a tracked video's thumbnail; null where the platform gives none or it cannot be had now. */
export async function getThumbnail(ctx: OrganizationContext, { id }: { id: string }): Promise<Buffer | null> {
  assertRight(ctx.actor, "videos:read");
  const { video } = await findTracking(ctx, id);
  return loadThumbnail(ctx, video.id);
}
