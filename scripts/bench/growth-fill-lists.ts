import { type SQL, sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";

interface Filling {
  organizationId: number;
  size: number;
  now: SQL;
}

/** As many as an organization can have. */
const MAX_NAMES = 200;
const MAX_ALERTS = 100;
const MAX_REPORTS = 1_000;
const MAX_FOLLOWS = 2_000;
/** One in so many trackings is in no campaign. */
const LOOSE = 5;
/** One in so many trackings was started by a follow, and one in so many made an alert fire. */
const FOLLOWED = 4;
const FIRED = 10;

const FIGURES = '{"value":1000,"previous":900,"threshold":1000,"at":"2026-03-20T12:00:00Z","views":1000,"reason":null}';

const upTo = (size: number, per: number, most: number) => Math.min(Math.ceil(size / per), most);

/** Which of the first `most` numbers a tracking belongs to: evenly, whatever else its ID decides. */
const spread = (most: number) => sql`1 + abs(hashint8(t.id)::bigint) % ${most}::int`;

/** Fills the organization's other lists: labels, campaigns, alerts with firings, follows with posts, and reports. */
export async function fillLists({ db }: DatabaseHandle, { organizationId, size, now }: Filling): Promise<void> {
  const names = upTo(size, 5, MAX_NAMES);
  const own = sql`${organizationId}::bigint`;
  const numbered = (most: number) => sql`generate_series(1, ${most}::int) i`;
  const at = sql`${now} - i * interval '1 hour'`;
  await db.execute(sql`
    insert into labels (public_id, organization_id, name, created_at)
    select 'gl' || i, ${own}, 'Label ' || i, ${at} from ${numbered(names)}`);
  await db.execute(sql`
    insert into campaigns (public_id, organization_id, name, created_at)
    select 'gc' || i, ${own}, 'Campaign ' || i, ${at} from ${numbered(names)}`);
  await db.execute(sql`
    insert into tracking_labels (tracking_id, label_id)
    select t.id, l.id from trackings t join labels l on l.public_id = 'gl' || (${spread(names)})
    where t.organization_id = ${own}`);
  await db.execute(sql`
    update trackings t set campaign_id = c.id from campaigns c
    where c.public_id = 'gc' || (${spread(names)}) and t.organization_id = ${own} and t.id % ${LOOSE} <> 0`);
  await db.execute(sql`
    insert into alerts (public_id, organization_id, name, scope, condition, type, cooldown_hours, status, armed_at, created_at)
    select 'ga' || i, ${own}, 'Alert ' || i, 'all', '{"type": "views", "value": 1000}', 'views', 24, 'paused',
      ${at}, ${at} from ${numbered(upTo(size, 10, MAX_ALERTS))}`);
  await db.execute(sql`
    insert into alert_firings (public_id, organization_id, alert_id, alert_name, condition, subject_type, subject_id,
      tracking_id, subject_name, occurrence, figures, fired_at)
    select 'gf' || t.id, ${own}, a.id, a.name, a.condition, 'video', t.video_id, t.id, 'A video', 'hour ' || t.id,
      ${FIGURES}::jsonb, t.created_at
    from trackings t join alerts a on a.public_id = 'ga' || (${spread(upTo(size, 10, MAX_ALERTS))})
    where t.organization_id = ${own} and t.id % ${FIRED} = 0`);
  const followed = upTo(size, 10, MAX_FOLLOWS);
  await db.execute(sql`
    insert into channels (uuid, platform, external_id, username, username_key, categories_primary, categories_secondary, profile_at,
      created_at)
    select gen_random_uuid(), 'youtube', 'g' || ${own} || '-' || i, 'g' || i, 'g' || ${own} || '-' || i, '{}', '{}', ${now}, ${now}
    from ${numbered(followed)}`);
  await db.execute(sql`
    insert into follows (public_id, organization_id, channel_id, back_posts, include, exclude, days_per_post, is_competitor,
      status, since, month, day, created_at)
    select 'go' || i, ${own}, c.id, 0, '{}', '{}', 30, false, 'active', ${at}, (${now})::date, (${now})::date, ${at}
    from ${numbered(followed)} join channels c on c.external_id = 'g' || ${own} || '-' || i`);
  await db.execute(sql`
    insert into follow_posts (follow_id, external_id, published_at, title, link, seen_at, outcome, decided_at, tracking_id,
      committed)
    select f.id, t.id, t.created_at, 'A post', t.video_link, t.created_at, 'started', t.created_at, t.id, 0
    from trackings t join follows f on f.public_id = 'go' || (${spread(followed)})
    where t.organization_id = ${own} and t.id % ${FOLLOWED} = 0`);
  await db.execute(sql`
    insert into reports (public_id, organization_id, title, of, ids, sections, shows_money, created_at)
    select 'gr' || i, ${own}, 'Report ' || i, 'campaign', array['gc1'], '{}', false, ${at}
    from ${numbered(upTo(size, 10, MAX_REPORTS))}`);
}
