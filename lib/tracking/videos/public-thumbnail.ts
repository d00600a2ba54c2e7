import { eq } from "drizzle-orm";
import { z } from "zod";
import { trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { loadThumbnail } from "@/lib/tracking/videos/thumbnail";

/**
 * Returns the WebP for a random UUID that only the organization's API responses contain. Anyone with the UUID may see
 * the picture, which is public at its platform: what API clients share (a report, an email) is opened without a session
 * or a key. null for an unknown UUID or an unavailable picture.
 */
export async function getPublicThumbnail(ctx: Context, { uuid }: { uuid: unknown }): Promise<Buffer | null> {
  const id = z.uuid().safeParse(uuid);
  if (!id.success) return null;
  const [tracking] = await ctx.db
    .select({ videoId: trackings.videoId })
    .from(trackings)
    .where(eq(trackings.uuid, id.data));
  return tracking ? loadThumbnail(ctx, tracking.videoId) : null;
}
