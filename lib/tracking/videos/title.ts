import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findTracking } from "@/lib/tracking/videos/find";

/**
 * Returns a video's title; null if the platform gave none.
 * @throws AppError not_found
 */
export async function getVideoTitle(
  ctx: OrganizationContext,
  { id }: { id: string },
): Promise<{ title: string | null }> {
  assertRight(ctx.actor, "videos:read");
  const { video } = await findTracking(ctx, id);
  return { title: video.title };
}
