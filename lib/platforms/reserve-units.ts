import { type SQL, sql } from "drizzle-orm";
import { platformQuotas, upstreamBudgets } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { endOfDay, endOfMonth, monthOf, utcDayOf } from "@/lib/core/time/utc-rules";
import type { Bucket } from "@/lib/platforms/connector";
import { type Need, type Purpose, STOPS_AT } from "@/lib/platforms/price-rules";
import { freshRow } from "@/lib/platforms/quotas";
import type { Failure } from "@/lib/platforms/schemas";
import type { Source } from "@/lib/platforms/source";

export type PricedSource = Pick<Source, "id" | "platform" | "prices">;

/** What calls may cost, and what for. */
export interface Ask {
  purpose: Purpose;
  needs: readonly Need[];
  /** What the next call may cost: less is of no use, so that none is taken. */
  least: readonly Need[];
  /** When the run began; what it costs is booked on that UTC day. */
  at: Date;
}

export interface Reserved {
  /** Units taken, at most as many as asked for. */
  granted: number;
  /** End of the window that they were taken from. */
  windowEndsAt: Date;
  /** Why no call may be made: the platform is paused, the source retired, or the bucket blocked. */
  stopped: Failure | null;
  /** The outcome of calls beyond the granted units; null if all were granted. */
  exhausted: Failure | null;
  /** Micro-dollars taken from the source's budget. */
  money: bigint;
  /** The outcome of calls beyond the granted money; null if all was granted. */
  ceiling: Failure | null;
  /** The source's present prices, by kind. */
  prices: ReadonlyMap<string, bigint>;
  /** Requested resources that are free for the rest of the day. */
  free: readonly { kind: string; ids: readonly string[] }[];
}

/**
 * Takes units from the bucket and money from the source's budget, as much as there is up to what is asked for, in one
 * statement, so that concurrent processes never exceed a limit or a ceiling. Takes no units if the platform is paused, the
 * source retired or the bucket blocked; with 0 units and no needs, it only checks that. What isn't used is given back by
 * `returnUnits` and when the run's spending is booked.
 * @param share the share of the bucket (0–1] that may be used in total
 */
export async function reserveUnits(
  ctx: Context,
  source: PricedSource,
  bucket: Bucket,
  {
    units,
    share = 1,
    ask = { purpose: "snapshots", needs: [], least: [], at: ctx.now() },
  }: { units: number; share?: number; ask?: Ask },
): Promise<Reserved> {
  for (;;) {
    const [row] = await ctx.db.execute<Taken>(takeSql(ctx, source, bucket, { units, share, ask }));
    if (row && (row.cost === "0" || row.money !== null)) return reservedOf(row, bucket, units, ask);
    await ctx.db
      .insert(platformQuotas)
      .values(freshRow(ctx, source.platform, bucket, 0))
      .onConflictDoNothing();
    await ctx.db.insert(upstreamBudgets).values(freshBudget(source.id, ask.at)).onConflictDoNothing();
  }
}

/** Returns a budget without spending or ceilings. */
export const freshBudget = (source: string, at: Date): typeof upstreamBudgets.$inferInsert => ({
  source,
  day: utcDayOf(at),
  dayUsed: 0n,
  dayStopped: 0,
  month: monthOf(utcDayOf(at)),
  monthUsed: 0n,
  monthStopped: 0,
});

type Taken = {
  granted: number;
  window_ends_ms: number;
  is_paused: boolean;
  is_retired: boolean;
  blocked_ms: number | null;
  blocked_as: "rate_limited" | "quota" | null;
  /** Micro-dollars as text: what was asked for, and what was granted (null: the budget has no row yet). */
  cost: string;
  money: string | null;
  /** Whether the month's ceiling is what limits it. */
  is_month: boolean | null;
  prices: Record<string, number>;
  free: { kind: string; ids: string[] }[] | null;
};

/** Returns no row if the bucket has none yet. */
function takeSql(
  ctx: Context,
  { id: source, platform, prices }: PricedSource,
  bucket: Bucket,
  { units, share, ask }: { units: number; share: number; ask: Ask },
): SQL {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const fresh = freshRow(ctx, platform, bucket, 0);
  const table = JSON.stringify(prices.map(({ kind, price }) => ({ kind, price: Number(price) })));
  const needs = JSON.stringify([
    ...ask.needs.map(({ kind, most, ids = [] }) => ({ kind, most, ids, least: false })),
    ...ask.least.map(({ kind, most, ids = [] }) => ({ kind, most, ids, least: true })),
  ]);
  const day = utcDayOf(ask.at);
  const ofBucket = sql`where platform = ${platform} and bucket = ${bucket.name}`;
  // The inner queries lock the rows, so that no other session changes them between reading and writing. The quota's waits
  // for the budget's, so that all sessions lock them in this order.
  return sql`
    with prices as (
      select p.kind, coalesce(o.price, p.price) as price from jsonb_to_recordset(${table}::jsonb) as p(kind text, price bigint)
      left join upstream_prices o on o.source = ${source} and o.kind = p.kind
    ), needs as (
      select * from jsonb_to_recordset(${needs}::jsonb) as n(kind text, most int, ids jsonb, least boolean)
    ), free as (
      select n.least, n.kind, jsonb_agg(r.resource) as ids from needs n cross join jsonb_array_elements_text(n.ids) as i(id)
      join upstream_reads r on r.source = ${source} and r.day = ${day}::date and r.kind = n.kind and r.resource = i.id
      group by n.least, n.kind
    ), priced as (
      select n.least, p.price * (n.most + jsonb_array_length(n.ids) - coalesce(jsonb_array_length(f.ids), 0)) as amount
      from needs n join prices p on p.kind = n.kind left join free f on f.kind = n.kind and f.least = n.least
    ), cost as (
      select greatest(sums.amount, sums.least) as amount, sums.least from (
        select coalesce(sum(amount) filter (where not least), 0)::bigint as amount,
          coalesce(sum(amount) filter (where least), 0)::bigint as least
        from priced
      ) sums
    ), money as (${takeMoneySql(source, day, STOPS_AT[ask.purpose], sql`exists (select from platform_quotas ${ofBucket})`)})
    update platform_quotas q
    set used = r.used + r.granted, "limit" = r."limit", window_ends_at = r.window_ends_at
    from (
      select w.*, case when w.is_paused or w.is_retired or w.blocked_until is not null or not w.is_budgeted then 0
        else greatest(0, least(${units}::int, coalesce(ceil(w."limit" * ${share}::float8)::int - w.used, ${units}::int))) end
        as granted
      from (
        select platform, bucket, case when window_ends_at > ${now} then used else 0 end as used,
          case when window_ends_at > ${now} then "limit" else ${fresh.limit}::int end as "limit",
          case when window_ends_at > ${now} then window_ends_at else ${fresh.windowEndsAt.toISOString()}::timestamptz end
            as window_ends_at,
          case when blocked_until > ${now} then blocked_until end as blocked_until, blocked_as,
          exists (select from platform_pauses p where p.platform = ${platform}) as is_paused,
          exists (select from retired_sources s where s.source = ${source}) as is_retired,
          (select amount from cost) = 0 or exists (select from money) as is_budgeted
        from platform_quotas
        ${ofBucket} and (select count(*) from money) >= 0 for update
      ) w
    ) r
    where q.platform = r.platform and q.bucket = r.bucket
    returning r.granted, extract(epoch from r.window_ends_at)::float8 * 1000 as window_ends_ms, r.is_paused, r.is_retired,
      extract(epoch from r.blocked_until)::float8 * 1000 as blocked_ms, r.blocked_as,
      (select amount::text from cost) as cost, (select granted::text from money) as money, (select is_month from money),
      (select jsonb_object_agg(kind, price) from prices) as prices, (select jsonb_agg(jsonb_build_object('kind', kind, 'ids', ids)) from free) as free`;
}

/**
 * Takes money as far as neither ceiling's share is exceeded, or none if that is too little, and notes at which share work was refused. A window that is
 * over begins again at zero; one that begins later than the run's stays, for runs across midnight.
 */
function takeMoneySql(source: string, day: string, stopsAt: number, hasBucket: SQL): SQL {
  const month = monthOf(day);
  return sql`
    update upstream_budgets b
    set day = r.day, day_used = r.day_used + r.granted,
      day_stopped = case when r.granted < r.amount and not r.is_month then greatest(r.day_stopped, ${stopsAt}::int) else r.day_stopped end,
      month = r.month, month_used = r.month_used + r.granted,
      month_stopped = case when r.granted < r.amount and r.is_month then greatest(r.month_stopped, ${stopsAt}::int) else r.month_stopped end
    from (
      select w.*, coalesce(w.month_left < w.day_left, w.month_left is not null) as is_month,
        case when least(w.amount, w.day_left, w.month_left) < w.least then 0
          else greatest(0, least(w.amount, w.day_left, w.month_left)) end as granted
      from (
        select source, (select amount from cost) as amount, (select least from cost) as least,
          greatest(day, ${day}::date) as day, case when day >= ${day}::date then day_used else 0 end as day_used,
          case when day >= ${day}::date then day_stopped else 0 end as day_stopped,
          greatest(month, ${month}::date) as month, case when month >= ${month}::date then month_used else 0 end as month_used,
          case when month >= ${month}::date then month_stopped else 0 end as month_stopped,
          day_ceiling * ${stopsAt}::int / 100 - case when day >= ${day}::date then day_used else 0 end as day_left,
          month_ceiling * ${stopsAt}::int / 100 - case when month >= ${month}::date then month_used else 0 end as month_left
        from upstream_budgets
        where source = ${source} and (select amount from cost) > 0 and ${hasBucket} for update
      ) w
    ) r
    where b.source = r.source
    returning r.granted, r.is_month`;
}

function reservedOf(row: Taken, bucket: Bucket, units: number, { at }: Ask): Reserved {
  const windowEndsAt = new Date(Math.round(row.window_ends_ms));
  const [cost, money] = [BigInt(row.cost), BigInt(row.money ?? 0)];
  return {
    granted: row.granted,
    windowEndsAt,
    stopped: stopOf(row, bucket),
    exhausted: row.granted < units ? { kind: bucket.exhausted, until: windowEndsAt } : null,
    money,
    ceiling: money < cost ? { kind: "ceiling", until: (row.is_month ? endOfMonth : endOfDay)(utcDayOf(at)) } : null,
    prices: new Map(Object.entries(row.prices).map(([kind, price]) => [kind, BigInt(price)])),
    free: row.free ?? [],
  };
}

function stopOf(
  { is_paused: isPaused, is_retired: isRetired, blocked_ms: blockedMs, blocked_as: kind }: Taken,
  bucket: Bucket,
): Failure | null {
  if (isPaused) return { kind: "platform_paused" };
  if (isRetired) return { kind: "auth" };
  return blockedMs === null ? null : { kind: kind ?? bucket.exhausted, until: new Date(Math.round(blockedMs)) };
}
