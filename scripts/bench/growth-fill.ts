import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { lockAccount } from "@/lib/billing/account";
import { fromUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { createOrganization } from "@/lib/people/organizations/create";
import type { VideoData } from "@/lib/platforms/schemas";
import { topUp } from "@/lib/tracking/funding/top-up";
import { appendSnapshots } from "@/lib/tracking/snapshots/append";
import { insertTracking } from "@/lib/tracking/videos/insert-tracking";
import { creatorsOf, fillAges } from "@/scripts/bench/growth-fill-ages";
import { fillLists } from "@/scripts/bench/growth-fill-lists";
import { insertWeeks } from "@/scripts/bench/insert-weeks";

/** Noon, so that an overview of days ends within one. */
export const NOW = new Date("2026-03-20T12:00:30Z");
/** Of a hundred videos of the large organization, this many are tracked by others. */
const ELSEWHERE = 10;
/** As many as the enterprise plan allows; the others have ended. */
const MAX_RUNNING = 10_000;
const MAX_BUSY = 100_000;
const DAYS = 30;
/** Top videos that the overview lists. */
const TOP = 8;
/** Days of gains before now. */
const GAIN_DAYS = 8;
/** In the titles of ten videos, regardless of their number. */
export const RARE_WORD = "marmalade";

/** An organization with nine tenths of `size` trackings. */
export interface Filled extends OrganizationContext {
  size: number;
  running: number;
  /** An organization whose trackings are all active, at most a hundred thousand: only its daily gains. */
  busyId: number;
  /** Public IDs of a tracking with 168 snapshots, and of the one in the middle of the list. */
  withSeries: string;
  middle: { publicId: string; createdAt: Date };
}

/**
 * Fills an empty database by SQL, as after years at a constant pace: every 30 days, as many trackings started as are
 * active now, and the others have ended. Triggers count them, as always.
 */
export async function fillForGrowth(handle: DatabaseHandle, size: number): Promise<Filled> {
  const { db } = handle;
  const ctx = { db, now: () => NOW };
  const organization = await createOrganization(ctx, { name: "Large", plan: "enterprise" });
  const other = await createOrganization(ctx, { name: "Other", plan: "enterprise" });
  const busy = await createOrganization(ctx, { name: "Busy", plan: "enterprise" });
  await topUp(ctx, { organizationId: organization.id, amount: fromUsd(1_000), idempotencyKey: "bench" });
  const running = Math.min(Math.ceil(size / 2), MAX_RUNNING);
  const now = sql`${NOW.toISOString()}::timestamptz`;
  const age = sql`i * ${DAYS / running}::float8 * interval '1 day'`;
  await db.execute(sql`
    insert into videos (platform, external_id, slot, canonical_url, title, creator, creator_id, created_at, metadata_at)
    select (array['tiktok', 'youtube', 'instagram', 'twitter'])[1 + i % 4], 'g' || i, i % 60, 'https://example.test/' || i,
      case when i % ${Math.ceil(size / 10)}::int = 37 then ${`${RARE_WORD} `}::text else 'Video ' end || md5(i::text),
      'creator ' || i % 1000, 'c' || i % ${creatorsOf(size)}::int, ${now}, ${now}
    from generate_series(${size}::int, 1, -1) i`);
  // The oldest first, so that IDs ascend with time.
  await db.execute(sql`
    insert into trackings (public_id, job_id, uuid, organization_id, video_id, platform, slot, video_link, duration_days,
      status, status_reason, started_at, ends_at, ended_at, created_at)
    select 'g' || i, 'job_g' || i, gen_random_uuid(),
      case when i % 100 < ${ELSEWHERE} then ${other.id}::bigint else ${organization.id}::bigint end, v.id, v.platform, v.slot,
      v.canonical_url, ${DAYS}, case
        when i >= ${running} then case when i % 50 = 0 then 'error' else 'completed' end
        when i % 20 = 0 then 'paused' else 'monitoring' end,
      case when i >= ${running} and i % 30 = 0 then 'stopped' end,
      ${now} - ${age}, ${now} - ${age} + interval '${sql.raw(String(DAYS))} days' + interval '1 minute',
      case when i >= ${running} then ${now} - ${age} + interval '${sql.raw(String(DAYS))} days' end, ${now} - ${age}
    from generate_series(${size}::int, 1, -1) i join videos v on v.external_id = 'g' || i order by i desc`);
  await db.execute(sql`
    insert into video_state (tracking_id, latest_at, settled_hour, snapshots, views, likes, comments, bad_hours)
    select id, ${now} - interval '10 minutes', least(duration_days * 24 - 1,
      floor(extract(epoch from ${now} - started_at) / 3600)::int), 1, id % 100003 * 17, id % 5003, id % 307, 0
    from trackings`);
  const gains = sql`
    select t.organization_id, (${now})::date - d as day, t.id as tracking_id, t.id % 9973 + d as views
    from trackings t cross join generate_series(0, ${GAIN_DAYS - 1}::int) d
    where t.status in ('monitoring', 'paused')
    union all
    select ${busy.id}::bigint, (${now})::date - d, i, i * 7919 % 100003
    from generate_series(1, ${Math.min(size, MAX_BUSY)}::int) i cross join generate_series(0, 2) d`;
  await db.execute(insertWeeks(gains));
  // All of a day's gain is in its first hour, and every other hour has a row.
  await db.execute(sql`
    insert into org_hours (organization_id, hour, platform, snapshots, views)
    select d.organization_id, (d.day + h * interval '1 hour') at time zone 'UTC', coalesce(t.platform, 'youtube'), count(*),
      case when h = 0 then sum(d.views) else 0 end
    from (${gains}) d left join trackings t on t.id = d.tracking_id cross join generate_series(0, 23) h
    group by 1, 2, 3, h`);
  await fillLists(handle, { organizationId: organization.id, size, now });
  await fillAges(handle, now);
  const owner: OrganizationContext = { ...ctx, organization, actor: { type: "system" } };
  const series: string[] = [];
  for (let n = 1; n <= TOP; n++) series.push(await trackForAWeek(owner, n));
  const [middle] = await db.execute<{ public_id: string; created_at: string }>(sql`
    select public_id, created_at from trackings where organization_id = ${organization.id}
    order by created_at desc, id desc offset ${Math.floor(size * 0.45)}::int limit 1`);
  if (!middle) throw new Error("nothing was filled");
  await db.execute(sql`vacuum analyze`);
  return {
    ...owner,
    size,
    running,
    busyId: busy.id,
    withSeries: series[0] ?? "",
    middle: { publicId: middle.public_id, createdAt: new Date(middle.created_at) },
  };
}

/** The minute of a run; each run is later, because a claim takes the slots since the last one. */
export const minuteAfter = (run: number): Date => new Date(NOW.getTime() + DAY_MS + run * MINUTE_MS);

const HOURS = 168;

/**
 * Starts a tracking a week ago and stores its hours, as the collection does. It gains more than those without a series.
 */
async function trackForAWeek(owner: OrganizationContext, n: number): Promise<string> {
  const start = NOW.getTime() - (HOURS - 1) * HOUR_MS;
  const reading = (hour: number): VideoData => ({
    externalId: `series${n}`,
    figures: { views: hour * n * 10_000, likes: 50 + hour, comments: hour, shares: null, saves: null },
    ...{ title: "A week", description: null, creator: "creator", creatorId: null, thumbnailUrl: null },
    publishedAt: null,
    durationSeconds: null,
    paidPartnership: null,
    provider: "bench",
  });
  return owner.db.transaction(async (tx) => {
    await lockAccount(tx, owner.organization.id);
    const found = { platform: "youtube" as const, externalId: `series${n}`, canonicalUrl: `https://example.test/${n}` };
    const { id, publicId } = await insertTracking(
      { ...owner, now: () => new Date(start) },
      tx,
      { videoLink: found.canonicalUrl, durationDays: DAYS },
      { ...found, reading: reading(0) },
      { subscribers: [], claimedThrough: null },
    );
    for (let hour = 1; hour < HOURS; hour++)
      await appendSnapshots(tx, [
        {
          trackingId: id,
          hour,
          takenAt: new Date(start + hour * HOUR_MS),
          figures: reading(hour).figures,
          provider: "bench",
        },
      ]);
    return publicId;
  });
}
