import { asc, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { users, videoNotes } from "@/db/schema";
import type { VideoNote } from "@/lib/tracking/videos/note-schemas";

/** Returns a tracking's notes, in the order of their moments. */
export async function readNotes(db: Queryable, trackingId: number): Promise<VideoNote[]> {
  const rows = await db
    .select({
      id: videoNotes.publicId,
      at: videoNotes.at,
      text: videoNotes.text,
      author: users.name,
      createdAt: videoNotes.createdAt,
    })
    .from(videoNotes)
    .innerJoin(users, eq(users.id, videoNotes.authorId))
    .where(eq(videoNotes.trackingId, trackingId))
    .orderBy(asc(videoNotes.at), asc(videoNotes.id));
  return rows.map(({ createdAt, at, ...note }) => ({
    ...note,
    at: at.toISOString(),
    created_at: createdAt.toISOString(),
  }));
}
