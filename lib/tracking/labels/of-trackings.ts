import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { labels, trackingLabels } from "@/db/schema";
import type { NameRef } from "@/lib/tracking/labels/schemas";

/** Returns each tracking's labels by name. Trackings without labels are not in the map. */
export async function labelsOfTrackings(
  db: Queryable,
  trackingIds: readonly number[],
): Promise<Map<number, NameRef[]>> {
  const result = new Map<number, NameRef[]>();
  if (trackingIds.length === 0) return result;
  const rows = await db
    .select({ trackingId: trackingLabels.trackingId, id: labels.publicId, name: labels.name })
    .from(trackingLabels)
    .innerJoin(labels, eq(labels.id, trackingLabels.labelId))
    .where(inArray(trackingLabels.trackingId, [...trackingIds]))
    .orderBy(asc(sql`lower(${labels.name})`), asc(labels.id));
  for (const { trackingId, id, name } of rows) {
    const own = result.get(trackingId) ?? [];
    own.push({ id, name });
    result.set(trackingId, own);
  }
  return result;
}
