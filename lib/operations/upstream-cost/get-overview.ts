import { gte, sql } from "drizzle-orm";
import { organizations, upstreamBudgets, upstreamUsage } from "@/db/schema";
import { toUsd, toUsdOrNull } from "@/lib/billing/rules";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { ActingContext } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { monthOf, utcDayOf } from "@/lib/core/time/utc-rules";
import { readCharged } from "@/lib/operations/upstream-cost/read-charged";
import type { CostWindow, OrganizationCost, SourceCost, UpstreamCost } from "@/lib/operations/upstream-cost/schemas";
import { OWNER_SOURCES } from "@/lib/platforms/owner";
import { OWNER_PLATFORMS } from "@/lib/platforms/owner/platform-rules";
import { FORECAST_DAYS, forecastMonth } from "@/lib/platforms/price-rules";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { hasKey, type Source } from "@/lib/platforms/source";
import { ALL_SOURCES } from "@/lib/platforms/sources";
import { readPrices } from "@/lib/platforms/sources/read-prices";

const MAX_ORGANIZATIONS = 200;
type Usage = typeof upstreamUsage.$inferSelect;
type Budget = typeof upstreamBudgets.$inferSelect;

/** Returns what calls cost today and this month (UTC), by source, platform and organization. For admins. */
export async function getUpstreamCost(ctx: ActingContext): Promise<UpstreamCost> {
  await assertAdmin(ctx);
  const now = ctx.now();
  const today = utcDayOf(now);
  const since = [monthOf(today), utcDayOf(new Date(now.getTime() - (FORECAST_DAYS + 1) * DAY_MS))].sort()[0] ?? today;
  const usage = await ctx.db.select().from(upstreamUsage).where(gte(upstreamUsage.day, since));
  const budgets = await ctx.db.select().from(upstreamBudgets);
  const prices = await readPrices(ctx.db);
  const charged = await readCharged(ctx, today);
  const costOf = (which: (row: Usage) => boolean) => {
    const own = usage.filter(which);
    const sum = (from: string) => toUsd(own.reduce((all, row) => all + (row.day >= from ? row.amount : 0n), 0n));
    return { today_usd: sum(today), month_usd: sum(monthOf(today)) };
  };
  const forecastOf = (which: (row: Usage) => boolean) => {
    const days = new Map<string, bigint>();
    for (const { day, amount } of usage.filter(which)) days.set(day, (days.get(day) ?? 0n) + amount);
    return toUsdOrNull(forecastMonth(days, today));
  };
  const sources = ALL_SOURCES.map((source): SourceCost => {
    const isOwn = (row: Usage) => row.source === source.id;
    const budget = budgets.find((row) => row.source === source.id);
    return {
      ...{ id: source.id, name: source.name, platform: source.platform, has_key: hasKey(source) },
      ...costOf(isOwn),
      forecast_usd: forecastOf(isOwn),
      ...windowsOf(budget, today),
      prices: source.prices.map((price) => {
        const own = usage.filter((row) => isOwn(row) && row.kind === price.kind && row.day >= monthOf(today));
        return {
          ...{ kind: price.kind, name: price.name, unit: price.unit },
          price_usd: toUsd(prices.get(source.id)?.get(price.kind) ?? price.price),
          default_usd: toUsd(price.price),
          month_units: own.reduce((sum, { units }) => sum + units, 0),
          month_usd: toUsd(own.reduce((sum, { amount }) => sum + amount, 0n)),
        };
      }),
    };
  });
  const isOf = (platform: Source["platform"]) => (row: Usage) =>
    ALL_SOURCES.some(({ id, platform: own }) => id === row.source && own === platform);
  const all = await readOrganizations(ctx, today, usage);
  const total = charged.reduce((sum, row) => ({ today: sum.today + row.today, month: sum.month + row.month }), {
    today: 0n,
    month: 0n,
  });
  return {
    at: now.toISOString(),
    total: {
      ...costOf(() => true),
      ...{ charged_today_usd: toUsd(total.today), charged_month_usd: toUsd(total.month) },
      forecast_usd: forecastOf(() => true),
    },
    sources,
    free: OWNER_PLATFORMS.map((platform) => {
      const { id, name } = OWNER_SOURCES[platform];
      const own = usage.filter((row) => row.source === id && row.day >= monthOf(today));
      return { id, name, platform, month_calls: own.reduce((sum, { units }) => sum + units, 0) };
    }),
    platforms: PLATFORMS.map((platform) => {
      const own = charged.find((row) => row.platform === platform);
      return {
        platform,
        ...costOf(isOf(platform)),
        ...{ charged_today_usd: toUsd(own?.today ?? 0n), charged_month_usd: toUsd(own?.month ?? 0n) },
      };
    }),
    organizations: all.slice(0, MAX_ORGANIZATIONS),
    more_organizations: Math.max(0, all.length - MAX_ORGANIZATIONS),
  };
}

function windowsOf(budget: Budget | undefined, today: string): { day: CostWindow; month: CostWindow } {
  const windowOf = (ceiling: bigint | null, isOpen: boolean, used: bigint, stopped: number): CostWindow => ({
    ceiling_usd: toUsdOrNull(ceiling),
    used_usd: isOpen ? toUsd(used) : 0,
    stopped_at: isOpen ? stopped : 0,
  });
  if (!budget) return { day: windowOf(null, false, 0n, 0), month: windowOf(null, false, 0n, 0) };
  return {
    day: windowOf(budget.dayCeiling, budget.day === today, budget.dayUsed, budget.dayStopped),
    month: windowOf(budget.monthCeiling, budget.month === monthOf(today), budget.monthUsed, budget.monthStopped),
  };
}

/** Returns the organizations with costs or charges this month, the highest cost first, after what is unassigned. */
async function readOrganizations(
  ctx: ActingContext,
  today: string,
  usage: readonly Usage[],
): Promise<OrganizationCost[]> {
  const month = monthOf(today);
  const rows = await ctx.db.execute<{
    id: string;
    name: string;
    today: string;
    month: string;
    charged_today: string;
    charged_month: string;
  }>(sql`
    with shares as (
      select organization_id, coalesce(sum(amount) filter (where day = ${today}::date), 0) as today, sum(amount) as month
      from upstream_shares where day >= ${month}::date group by organization_id
    ), charged as (
      select organization_id, sum(amount) filter (where at >= ${today}::date) as today, sum(amount) as month from (
        select organization_id, hour at time zone 'UTC' as at, amount from usage_hours where hour >= ${`${month}T00:00:00Z`}::timestamptz
        union all
        select organization_id, created_at at time zone 'UTC', -amount from ledger_entries
        where kind = 'follower_sample' and created_at >= ${`${month}T00:00:00Z`}::timestamptz
      ) booked group by organization_id
    )
    select o.public_id as id, o.name, coalesce(s.today, 0)::text as today, coalesce(s.month, 0)::text as month,
      coalesce(c.today, 0)::text as charged_today, coalesce(c.month, 0)::text as charged_month
    from shares s full join charged c using (organization_id)
    join ${organizations} o on o.id = coalesce(s.organization_id, c.organization_id)
    order by coalesce(s.month, 0) desc, coalesce(c.month, 0) desc, o.id`);
  const usd = (micros: string) => toUsd(BigInt(micros));
  const listed = rows.map((row) => ({
    ...{ id: row.id, name: row.name, today_usd: usd(row.today), month_usd: usd(row.month) },
    ...{ charged_today_usd: usd(row.charged_today), charged_month_usd: usd(row.charged_month) },
  }));
  const assigned = (key: "today" | "month") => rows.reduce((sum, row) => sum + BigInt(row[key]), 0n);
  const spent = (from: string) => usage.reduce((sum, row) => sum + (row.day >= from ? row.amount : 0n), 0n);
  return [
    {
      ...{ id: null, name: null, charged_today_usd: 0, charged_month_usd: 0 },
      today_usd: toUsd(spent(today) - assigned("today")),
      month_usd: toUsd(spent(month) - assigned("month")),
    },
    ...listed,
  ];
}
