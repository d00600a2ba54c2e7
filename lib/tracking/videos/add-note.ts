import { count, eq } from "drizzle-orm";
import { trackings, users, videoNotes } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { findTracking } from "@/lib/tracking/videos/find";
import { type AddNoteRequest, MAX_NOTES, type VideoNote } from "@/lib/tracking/videos/note-schemas";

/**
 * Adds a note about a moment of a video's tracking.
 * @throws AppError not_found; invalid_request if the moment is before the tracking's start or in the future; conflict if
 *   the video has the maximum number
 */
export async function addNote(
  ctx: OrganizationContext,
  { id, at, text }: { id: string } & AddNoteRequest,
): Promise<VideoNote> {
  const { actor } = ctx;
  assertRight(actor, "videos:write");
  if (actor.type !== "user") throw forbidden("Only members write notes");
  const { tracking } = await findTracking(ctx, id);
  const moment = new Date(at);
  const now = ctx.now();
  // The first snapshot may be a little older than the tracking.
  if (moment.getTime() < tracking.startedAt.getTime() - HOUR_MS || moment > now)
    throw invalid("at", "Choose a time between the start of tracking and now");
  return ctx.db.transaction(async (tx) => {
    // One at a time per tracking, so that the number stays within its limit.
    await tx.select({ id: trackings.id }).from(trackings).where(eq(trackings.id, tracking.id)).for("no key update");
    const [kept] = await tx.select({ notes: count() }).from(videoNotes).where(eq(videoNotes.trackingId, tracking.id));
    if ((kept?.notes ?? 0) >= MAX_NOTES)
      throw conflict(`At most ${MAX_NOTES} notes per video. Delete one you no longer need.`);
    const publicId = newPublicId();
    await tx
      .insert(videoNotes)
      .values({ publicId, trackingId: tracking.id, authorId: actor.userId, at: moment, text, createdAt: now });
    const [author] = await tx.select({ name: users.name }).from(users).where(eq(users.id, actor.userId));
    if (!author) throw new Error("the author was not found");
    const answer = { id: publicId, at, text, author: author.name, created_at: now.toISOString() };
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}
