import { eq } from "drizzle-orm";
import { z } from "zod";
import { trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { loadThumbnail } from "@/lib/tracking/videos/thumbnail";

/**
 * The WebP by the random uuid that only the organization's API answers tell. Whoever bears it may see the picture,
 * which is public at its platform: what API clients hand on (a report, a mail) has no session and no key.
 * null for an unknown uuid, and while the picture cannot be had.
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
