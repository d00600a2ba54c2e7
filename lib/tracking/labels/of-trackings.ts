import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { labels, trackingLabels } from "@/db/schema";
import type { NameRef } from "@/lib/tracking/labels/schemas";

/** The labels that each of the trackings bears, by name; a tracking without any is not in the map. */
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
    const borne = result.get(trackingId) ?? [];
    borne.push({ id, name });
    result.set(trackingId, borne);
  }
  return result;
}
