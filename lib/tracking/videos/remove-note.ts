import { and, eq } from "drizzle-orm";
import { videoNotes } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { findTracking } from "@/lib/tracking/videos/find";

/** Deletes a note on a video: notes belong to the organization, so any member who writes may delete them. */
export async function removeNote(
  ctx: OrganizationContext,
  { id, note }: { id: string; note: string },
): Promise<{ id: string }> {
  assertRight(ctx.actor, "videos:write");
  const { tracking } = await findTracking(ctx, id);
  const [removed] = await ctx.db
    .delete(videoNotes)
    .where(and(eq(videoNotes.publicId, note), eq(videoNotes.trackingId, tracking.id)))
    .returning({ id: videoNotes.publicId });
  if (!removed) throw notFound("Note not found");
  return removed;
}
