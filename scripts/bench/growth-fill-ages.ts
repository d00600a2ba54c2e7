import { type SQL, sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { AGES } from "@/lib/insight/benchmarks/age-rules";
import { PLATFORMS } from "@/lib/platforms/name-rules";

/** At every size, so that comparing a video with its creator's costs the same. */
const VIDEOS_PER_CREATOR = 100;

/** Each is on one platform. */
export const creatorsOf = (size: number): number =>
  PLATFORMS.length * Math.ceil(size / VIDEOS_PER_CREATOR / PLATFORMS.length);

/** Fills the views by age that benchmarks read, as far as each tracking has come. A video was published as it was tracked. */
export async function fillAges({ db }: DatabaseHandle, now: SQL): Promise<void> {
  await db.execute(sql`
    insert into tracking_ages (tracking_id, organization_id, video_id, platform, creator_id, published_at, views, last_known)
    select t.id, t.organization_id, t.video_id, t.platform, v.creator_id, t.started_at, kept.views, nullif(kept.known, 0)
    from trackings t join videos v on v.id = t.video_id
    cross join lateral (
      select array_agg(case when age <= passed.hours then (3 + t.id % 997) * age end order by age) as views,
        count(*) filter (where age <= passed.hours) as known
      from unnest(array[${sql.raw(AGES.join(", "))}]) age,
        (select extract(epoch from ${now} - t.started_at) / 3600 as hours) passed
    ) kept`);
}
