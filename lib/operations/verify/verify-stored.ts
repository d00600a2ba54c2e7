import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { OWN_DAYS } from "@/lib/channels/own-figures/read";
import type { Context } from "@/lib/core/context";
import { WEEKDAYS } from "@/lib/tracking/snapshots/week-rules";

/** A stored total or grade that differs from what the rows add up to. */
export interface Difference {
  /** Public ID of the organization. */
  organization: string;
  /** The sum: a column of `accounts`, a rollup and its UTC day, the videos of a label or campaign, or a grade. */
  what: string;
  kept: string;
  counted: string;
}

/** Compares every kept sum with its rows, all as of one moment. Reads every tracking: for admins, not for requests. */
export async function verifyStored(ctx: Context): Promise<Difference[]> {
  return ctx.db.transaction(
    async (tx) => {
      const found: Difference[] = [];
      for (const check of [TRACKING_COUNTS, MONEY, DAY_GAINS, CREATORS, ENDINGS, LABELED, IN_CAMPAIGNS, OWNER_GRADES])
        found.push(...(await differences(tx, check)));
      return found;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** @param compared selects organization_id, what, kept and counted */
async function differences(tx: Transaction, compared: SQL): Promise<Difference[]> {
  const rows = await tx.execute<Record<keyof Difference, string>>(sql`
    select o.public_id as organization, c.what, coalesce(c.kept::text, 'nothing') as kept,
      coalesce(c.counted::text, 'nothing') as counted
    from (${compared}) c join organizations o on o.id = c.organization_id
    where c.kept is distinct from c.counted order by o.id, c.what`);
  return rows.map(({ organization, what, kept, counted }) => ({ organization, what, kept, counted }));
}

const TRACKING_COUNTS = sql`
  select a.organization_id, v.what, v.kept, v.counted
  from accounts a
  left join (
    select t.organization_id,
      count(*) filter (where t.status = 'monitoring') as monitoring,
      count(*) filter (where t.status = 'paused') as paused,
      count(*) filter (where t.status = 'completed' and t.status_reason is distinct from 'stopped') as completed,
      count(*) filter (where t.status = 'completed' and t.status_reason = 'stopped') as stopped,
      count(*) filter (where t.status = 'error') as failed,
      count(*) filter (where t.status = 'cancelled') as canceled,
      sum(t.duration_days * 24 - 1 - s.settled_hour) filter (where t.status in ('monitoring', 'paused')) as hours_left,
      sum(s.settled_hour + 1 - s.snapshots) as missed_hours,
      extract(epoch from max(s.latest_at)) as latest_at
    from trackings t join video_state s on s.tracking_id = t.id group by t.organization_id
  ) n on n.organization_id = a.organization_id
  cross join lateral (values
    ('monitoring', a.monitoring::numeric, coalesce(n.monitoring, 0)::numeric),
    ('paused', a.paused, coalesce(n.paused, 0)),
    ('completed', a.completed, coalesce(n.completed, 0)),
    ('stopped', a.stopped, coalesce(n.stopped, 0)),
    ('failed', a.failed, coalesce(n.failed, 0)),
    ('canceled', a.canceled, coalesce(n.canceled, 0)),
    ('hours_left', a.hours_left, coalesce(n.hours_left, 0)),
    ('missed_hours', a.missed_hours, coalesce(n.missed_hours, 0)),
    ('latest_at', extract(epoch from a.latest_at), n.latest_at)
  ) v(what, kept, counted)`;

const MONEY = sql`
  select a.organization_id, v.what, v.kept, v.counted
  from accounts a
  left join (
    select organization_id, sum(amount) filter (where unit = 'usd_micros') as balance,
      sum(amount) filter (where unit = 'points_allotted') as allotted,
      sum(amount) filter (where unit = 'points_purchased') as purchased,
      -sum(amount) filter (where kind = 'usage') as charged
    from ledger_entries group by organization_id
  ) l on l.organization_id = a.organization_id
  left join (
    select organization_id, sum(amount) filter (where sealed_at is null) as uncharged, sum(snapshots) as snapshots
    from usage_hours group by organization_id
  ) u on u.organization_id = a.organization_id
  cross join lateral (values
    ('balance', a.balance::numeric, coalesce(l.balance, 0)::numeric),
    ('points_allotted', a.points_allotted, coalesce(l.allotted, 0)),
    ('points_purchased', a.points_purchased, coalesce(l.purchased, 0)),
    ('charged', a.charged, coalesce(l.charged, 0)),
    ('uncharged', a.uncharged, coalesce(u.uncharged, 0)),
    ('snapshots', a.snapshots, coalesce(u.snapshots, 0))
  ) v(what, kept, counted)`;

/** The views of `tracking_weeks` against those of `org_hours`, which the same statements write. */
const DAY_GAINS = sql`
  select coalesce(d.organization_id, h.organization_id) as organization_id,
    'tracking_weeks ' || coalesce(d.day, h.day) as what, coalesce(d.views, 0) as kept, coalesce(h.views, 0) as counted
  from (
    select organization_id, week + weekday as day, sum(views) as views
    from tracking_weeks cross join lateral unnest(
      array[${sql.join(
        WEEKDAYS.map((name) => sql.identifier(name)),
        sql`, `,
      )}], array[0, 1, 2, 3, 4, 5, 6]) u(views, weekday)
    group by 1, 2
  ) d
  full join (
    select organization_id, (hour at time zone 'UTC')::date as day, sum(views) as views
    from org_hours where views is not null group by 1, 2
  ) h on h.organization_id = d.organization_id and h.day = d.day`;

const CREATORS = sql`
  select coalesce(k.organization_id, n.organization_id) as organization_id,
    'tracked_creators ' || coalesce(k.platform, n.platform) || ' ' || coalesce(k.creator_id, n.creator_id) as what,
    coalesce(k.trackings, 0) as kept, coalesce(n.trackings, 0) as counted
  from tracked_creators k
  full join (
    select t.organization_id, v.platform, v.creator_id, count(*) as trackings
    from trackings t join videos v on v.id = t.video_id where v.creator_id is not null group by 1, 2, 3
  ) n on n.organization_id = k.organization_id and n.platform = k.platform and n.creator_id = k.creator_id`;

const ENDINGS = sql`
  select coalesce(k.organization_id, n.organization_id) as organization_id,
    'ending_hours ' || to_char(coalesce(k.hour, n.hour) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as what,
    k.trackings as kept, n.trackings as counted
  from ending_hours k
  full join (
    select organization_id, date_trunc('hour', ends_at, 'UTC') as hour, count(*) as trackings
    from trackings where status in ('monitoring', 'paused') group by 1, 2
  ) n on n.organization_id = k.organization_id and n.hour = k.hour`;

const LABELED = sql`
  select l.organization_id, 'videos of label ' || l.public_id as what, l.videos as kept, coalesce(n.videos, 0) as counted
  from labels l
  left join (select label_id, count(*) as videos from tracking_labels group by 1) n on n.label_id = l.id`;

const IN_CAMPAIGNS = sql`
  select g.organization_id, 'videos of campaign ' || g.public_id as what, g.videos as kept,
    coalesce(n.videos, 0) as counted
  from campaigns g
  left join (
    select campaign_id, count(*) as videos from trackings where campaign_id is not null group by 1
  ) n on n.campaign_id = g.id`;

/** As `engagedGrade` has it (lib/channels/own-figures/read.ts). */
const OWNER_GRADES = sql`
  select a.organization_id, 'quality_grade of connected account ' || a.public_id as what, a.quality_grade as kept,
    n.grade as counted
  from connected_accounts a
  left join (
    select f.account_id,
      floor(100 * (least(sum(f.engaged_views), sum(f.views)) / sum(f.views)::float8) + 0.5)::smallint as grade
    from own_figures f
    join (select account_id, max(day) as day from own_figures group by 1) newest on newest.account_id = f.account_id
    where f.day > newest.day - ${OWN_DAYS}::int and f.views is not null and f.engaged_views is not null
    group by 1 having sum(f.views) > 0
  ) n on n.account_id = a.id`;
