import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackingAges, trackings } from "@/db/schema";
import { AGES } from "@/lib/insight/benchmarks/age-rules";
import { type Outlier, outlierOf } from "@/lib/insight/benchmarks/bands-rules";

/** The creator's newest trackings that a video is compared with. */
export const CREATOR_TRACKINGS = 100;

interface Row extends Record<string, unknown> {
  public_id: string;
  last_known: number;
  views: number;
  others: number[] | null;
}

/**
 * Returns how trackings of the organization compare with their creators' other videos at the last age that is kept of each.
 * Trackings without kept views are left out. One statement, which reads a bounded number of rows per tracking.
 */
export async function readOutliers(
  db: Queryable,
  organizationId: number,
  which: SQL,
): Promise<(Outlier & { id: string })[]> {
  const rows = await db.execute<Row>(sql`
    select ${trackings.publicId} as public_id, own.last_known, own.views[own.last_known]::float8 as views, peers.others
    from ${trackings} join ${trackingAges} own on own.tracking_id = ${trackings.id}
    cross join lateral (
      select array_agg(at_age.views) as others from (
        select max(peer.views) as views from (
          select other.video_id, other.views[own.last_known]::float8 as views from ${trackingAges} other
          where other.organization_id = own.organization_id and other.platform = own.platform
            and other.creator_id = own.creator_id and other.creator_id is not null and other.last_known is not null
            and other.video_id <> own.video_id
          order by other.published_at desc, other.tracking_id desc limit ${CREATOR_TRACKINGS}
        ) peer where peer.views is not null group by peer.video_id
      ) at_age
    ) peers
    where ${trackings.organizationId} = ${organizationId} and own.last_known is not null and ${which}`);
  return rows.map(({ public_id, last_known, views, others }) => ({
    id: public_id,
    ...outlierOf(views, AGES[last_known - 1] ?? 0, others ?? []),
  }));
}
