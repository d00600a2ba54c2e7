import { type SQL, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { DatabaseHandle } from "@/db/client";
import type { OrganizationContext } from "@/lib/core/context";
import { partsOf } from "@/lib/core/read-ahead";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { createOrganization } from "@/lib/people/organizations/create";
import { TailWriter } from "@/lib/tracking/snapshots/block-writer-rules";
import { insertWeeks } from "@/scripts/bench/insert-weeks";

const NOW = new Date("2026-03-20T12:40:00Z");
const DAYS = 30;
const HOURS = DAYS * 24;
/** One hour in so many is missing. */
const GAP_EVERY = 150;
/** Trackings that ended before this many days are there, without snapshots: no range of 30 days reads them. */
const KEPT_DAYS = 66 + DAYS;
/** Start times whose trackings are stored together. */
const STORED_TOGETHER = 48;
/** After the hour; hours are due at minute 10 too. */
const START_MS = 10.5 * MINUTE_MS;
/** Public ID of the label that all have, and of the campaign of those that run. */
export const MATCHED = "bench-all";

/**
 * Fills an organization of `size` trackings of 30 days, which started at a constant pace, `running` at any time, all
 * with one label, and those that run in one campaign.
 */
export async function fillMatched(
  { db }: DatabaseHandle,
  { size, running }: { size: number; running: number },
): Promise<OrganizationContext> {
  const ctx = { db, now: () => NOW };
  const organization = await createOrganization(ctx, { name: `Matched ${size}`, plan: "enterprise" });
  const own = organization.id;
  const now = sql`${NOW.toISOString()}::timestamptz`;
  const perHour = running / HOURS;
  await db.execute(sql`
    insert into campaigns (public_id, organization_id, name, created_at) values (${MATCHED}, ${own}, 'All', ${now})`);
  await db.execute(sql`
    insert into labels (public_id, organization_id, name, created_at) values (${MATCHED}, ${own}, 'All', ${now})`);
  await db.execute(sql`
    insert into videos (platform, external_id, slot, canonical_url, title, creator, created_at, metadata_at)
    select (array['tiktok', 'youtube', 'instagram', 'twitter'])[1 + i % 4], 'm' || i, 10, 'https://example.test/' || i,
      'Video ' || i, 'creator', ${now}, ${now}
    from generate_series(${size}::int, 1, -1) i`);
  const started = sql`date_trunc('hour', ${now}) + interval '10 minutes 30 seconds' - ceil(i / ${perHour}::float8) * interval '1 hour'`;
  await db.execute(sql`
    insert into trackings (public_id, job_id, uuid, organization_id, video_id, platform, slot, video_link, duration_days,
      status, started_at, ends_at, ended_at, created_at, campaign_id)
    select 'm' || i, 'job_m' || i, gen_random_uuid(), ${own}, v.id, v.platform, v.slot, v.canonical_url, ${DAYS},
      case when i >= ${running} then 'completed' else 'monitoring' end, s.at, s.at + interval '30 days',
      case when i >= ${running} then s.at + interval '30 days' end, s.at, c.id
    from generate_series(${size}::int, 1, -1) i join videos v on v.external_id = 'm' || i
    cross join lateral (select ${started} as at) s
    left join campaigns c on i < ${running}::int and c.public_id = ${MATCHED} order by i desc`);
  await db.execute(sql`
    insert into tracking_labels (tracking_id, label_id)
    select t.id, l.id from trackings t cross join labels l where t.organization_id = ${own}`);
  await db.execute(sql`
    insert into video_state (tracking_id, latest_at, settled_hour, snapshots, bad_hours)
    select id, coalesce(ended_at, ${now} - interval '30 minutes'), least(${HOURS} - 1,
      floor(extract(epoch from ${now} - started_at) / 3600)::int), 0, 0
    from trackings where organization_id = ${own}`);
  const thisHour = Math.floor(NOW.getTime() / HOUR_MS) * HOUR_MS + START_MS;
  const ages = Array.from({ length: KEPT_DAYS * 24 }, (_, index) => index + 1);
  for (const some of partsOf(ages, STORED_TOGETHER))
    await store(
      db,
      own,
      some.map((age) => courseOf(thisHour - age * HOUR_MS, age)),
    );
  await db.execute(sql`vacuum analyze`);
  return { ...ctx, organization, actor: { type: "system" } };
}

/** What is stored of each tracking that started at one time. */
interface Course {
  start: string;
  blocks: { lastHour: number; lastAt: string | null; bytes: Uint8Array }[];
  tail: Uint8Array;
  snapshots: number;
  days: [day: string, views: number][];
}

function courseOf(start: number, age: number): Course {
  const writer = new TailWriter(new Uint8Array());
  const days = new Map<string, number>();
  let snapshots = 0;
  for (let hour = 0; hour < Math.min(age, HOURS); hour++) {
    if ((hour + age) % GAP_EVERY === GAP_EVERY - 1) {
      writer.addGap(hour, hour, "transient");
      continue;
    }
    const takenAt = start + hour * HOUR_MS + ((hour * 37 + age) % 60) * 1_000;
    const views = 1_000_000 + hour * (700 + (age % 977));
    const figures = { views, likes: 50_000 + hour * 3, comments: 4_000 + hour, shares: 6_000 + hour, saves: null };
    const gains = writer.addSnapshot({ hour, takenAt, figures, provider: "tiktok-scraper7" });
    snapshots += 1;
    const day = new Date(takenAt).toISOString().slice(0, 10);
    if (gains?.views) days.set(day, (days.get(day) ?? 0) + gains.views);
  }
  const blocks = writer.sealed.map(({ lastHour, lastAt, bytes }) => ({
    ...{ lastHour, bytes },
    lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
  }));
  return { start: new Date(start).toISOString(), blocks, tail: writer.tail(), snapshots, days: [...days] };
}

/** Stores the courses of all trackings that started when they do. */
async function store(db: DatabaseHandle["db"], own: number, courses: readonly Course[]): Promise<void> {
  const column = (values: Parameters<typeof arrayOf>[0], type: SQL) => sql`${arrayOf(values)}::${type}[]`;
  const each = <T>(of: (course: Course) => readonly T[]) =>
    courses.flatMap((course) => of(course).map((one) => ({ start: course.start, one })));
  const blocks = each(({ blocks }) => blocks);
  const days = each(({ days }) => days);
  const started = (at: SQL) => sql`trackings t on t.organization_id = ${own} and t.created_at = ${at}`;
  const starts = (rows: readonly { start: string }[]) =>
    column(
      rows.map(({ start }) => start),
      sql`timestamptz`,
    );
  await db.execute(sql`
    insert into snapshot_blocks (tracking_id, last_hour, last_at, block)
    select t.id, b.last_hour, b.last_at, b.block from unnest(${starts(blocks)},
      ${column(
        blocks.map(({ one }) => one.lastHour),
        sql`smallint`,
      )},
      ${column(
        blocks.map(({ one }) => one.lastAt),
        sql`timestamptz`,
      )},
      ${column(
        blocks.map(({ one }) => one.bytes),
        sql`bytea`,
      )}) b(start, last_hour, last_at, block)
    join ${started(sql`b.start`)}`);
  await db.execute(
    insertWeeks(sql`
      select ${own}::bigint as organization_id, d.day, t.id as tracking_id, d.views from unnest(${starts(days)},
      ${column(
        days.map(({ one: [day] }) => day),
        sql`date`,
      )}, ${column(
        days.map(({ one: [, views] }) => views),
        sql`bigint`,
      )})
      d(start, day, views) join ${started(sql`d.start`)}`),
  );
  await db.execute(sql`
    update video_state v set tail = c.tail, snapshots = c.snapshots
    from unnest(${starts(courses)}, ${column(
      courses.map(({ tail }) => tail),
      sql`bytea`,
    )},
      ${column(
        courses.map(({ snapshots }) => snapshots),
        sql`smallint`,
      )}) c(start, tail, snapshots)
    join ${started(sql`c.start`)} where v.tracking_id = t.id`);
}
