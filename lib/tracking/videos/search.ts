import { and, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import { trackings, videos } from "@/db/schema";

/** If more videos than this contain a text, reading the list in its order finds them sooner. */
const MAX_LOOKED_UP = 1_000;

/**
 * Returns a condition over `trackings`: title, creator or link contains a text, ignoring case. A text that few videos
 * contain is looked up first, which takes a trigram index where the database has one (docs/operations.md).
 */
export async function searchCondition(db: Queryable, organizationId: number, text: string): Promise<SQL | undefined> {
  if (text === "") return undefined;
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const inVideo = or(ilike(videos.title, pattern), ilike(videos.creator, pattern));
  const inLink = ilike(trackings.videoLink, pattern);
  const own = eq(trackings.organizationId, organizationId);
  const found = await unionAll(
    db
      .select({ id: trackings.id })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .where(and(own, inVideo)),
    db.select({ id: trackings.id }).from(trackings).where(and(own, inLink)),
  ).limit(MAX_LOOKED_UP + 1);
  if (found.length > MAX_LOOKED_UP)
    // Not EXISTS: that would be hashed, which reads the videos of all organizations.
    return sql`(${inLink} or (select ${inVideo} from ${videos} where ${eq(videos.id, trackings.videoId)}))`;
  const ids = found.map(({ id }) => id);
  return sql`${trackings.id} = any(${arrayOf(ids)}::bigint[])`;
}
