import { asc, sql } from "drizzle-orm";
import { upstreamBudgets, upstreamShares, upstreamUsage } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { monthOf, utcDayOf } from "@/lib/core/time/utc-rules";
import { setUpstreamCeilings } from "@/lib/operations/upstream-cost/set-ceilings";
import { setUpstreamPrice } from "@/lib/operations/upstream-cost/set-price";
import { ALL_SOURCES } from "@/lib/platforms/sources";
import { readPrices } from "@/lib/platforms/sources/read-prices";
import type { Calls } from "@/scripts/simulate/sandbox";

/** Prices of calls, in dollars, so that every source costs something. None divides another. */
const CALL_PRICES: Record<string, Record<string, number>> = {
  "youtube-data-api-v3": { call: 0.000101, figures_call: 0.000103 },
  "tiktok-scraper7": { call: 0.000701 },
  "instagram-looter2": { call: 0.000211 },
  "instagram-business-discovery": { call: 0.000307 },
};
/** The kinds of endpoints other than calls of their platform's first source. */
const ENDPOINTS: Record<string, { source: string; kind: string }> = {
  "videos:batchGetStats": { source: "youtube-data-api-v3", kind: "figures_call" },
  business_discovery: { source: "instagram-business-discovery", kind: "call" },
};
const TIGHTENED = { day: "x-api-v2", month: "tiktok-scraper7" };

export async function setPrices(ctx: Context): Promise<void> {
  for (const [source, kinds] of Object.entries(CALL_PRICES))
    for (const [kind, price_usd] of Object.entries(kinds))
      await setUpstreamPrice(ctx, { source, kind, price_usd, reason: "Simulation" });
}

/**
 * Sets ceilings on the second day that the work to come exceeds: one per day, and one per month. Does nothing in later
 * hours.
 */
export async function tightenCeilings(ctx: Context, start: Date): Promise<void> {
  if (utcDayOf(ctx.now()) <= utcDayOf(start)) return;
  const budgets = await ctx.db.select().from(upstreamBudgets);
  if (budgets.some(({ dayCeiling }) => dayCeiling !== null)) return;
  const used = (source: string) => Number(budgets.find((row) => row.source === source)?.monthUsed ?? 0) / 1e6;
  const ceilings = { day_usd: null, month_usd: null, reason: "Simulation" };
  const round = (usd: number) => Math.round(usd * 1e6) / 1e6;
  await setUpstreamCeilings(ctx, {
    ...{ ...ceilings, source: TIGHTENED.day },
    day_usd: round(used(TIGHTENED.day) * 0.6),
  });
  await setUpstreamCeilings(ctx, {
    ...{ ...ceilings, source: TIGHTENED.month },
    month_usd: round(used(TIGHTENED.month) * 2),
  });
}

export interface SpentCounts {
  source: string;
  usd: number;
  assigned_usd: number;
  ceiling_usd: number | null;
  used_usd: number;
}

/**
 * Checks what was booked against the price table and the sandbox's own counts, unit by unit; that shares don't exceed it;
 * that everything that was reserved and not spent came back; and that no ceiling was passed.
 */
export async function checkCost(
  ctx: Context,
  counted: readonly Calls[],
): Promise<{ spent: SpentCounts[]; violations: string[] }> {
  const violations: string[] = [];
  const prices = await readPrices(ctx.db);
  const expected = unitsOf(counted);
  const usage = await ctx.db.select().from(upstreamUsage).orderBy(asc(upstreamUsage.day));
  const budgets = await ctx.db.select().from(upstreamBudgets);
  const shares = await ctx.db
    .select({ source: upstreamShares.source, amount: sql<string>`sum(amount)` })
    .from(upstreamShares)
    .groupBy(upstreamShares.source);
  const spent = ALL_SOURCES.map(({ id: source, prices: table }): SpentCounts => {
    let due = 0n;
    for (const { kind } of table) {
      const units = expected.get(`${source} ${kind}`) ?? 0;
      due += BigInt(units) * (prices.get(source)?.get(kind) ?? 0n);
      const booked = usage.reduce((sum, row) => sum + (row.source === source && row.kind === kind ? row.units : 0), 0);
      if (booked !== units)
        violations.push(`${source}: ${booked} units of "${kind}" booked, the sandbox counted ${units}`);
    }
    const own = usage.filter((row) => row.source === source);
    const booked = own.reduce((sum, { amount }) => sum + amount, 0n);
    if (booked !== due) violations.push(`${source}: ${booked} micro-dollars booked, ${due} by the price table`);
    const assigned = BigInt(shares.find((row) => row.source === source)?.amount ?? 0);
    if (assigned > booked) violations.push(`${source}: ${assigned} micro-dollars assigned of ${booked}`);
    const budget = budgets.find((row) => row.source === source);
    const inMonth = own.reduce((sum, row) => sum + (row.day >= (budget?.month ?? "") ? row.amount : 0n), 0n);
    if (budget && budget.monthUsed !== inMonth)
      violations.push(`${source}: ${budget.monthUsed} micro-dollars used, ${inMonth} booked`);
    violations.push(...passedCeilings(source, budget, own));
    return {
      source,
      ...{ usd: Number(booked) / 1e6, assigned_usd: Number(assigned) / 1e6 },
      ceiling_usd: budget?.monthCeiling == null ? null : Number(budget.monthCeiling) / 1e6,
      used_usd: Number(budget?.monthUsed ?? 0) / 1e6,
    };
  });
  return { spent, violations };
}

/** The units that the sandbox counted, by source and kind. */
function unitsOf(counted: readonly Calls[]): Map<string, number> {
  const units = new Map<string, number>();
  const add = (source: string, kind: string, n: number) =>
    units.set(`${source} ${kind}`, (units.get(`${source} ${kind}`) ?? 0) + n);
  for (const calls of counted)
    for (const [platform, endpoints] of Object.entries(calls))
      for (const [endpoint, { calls: made, charged = {} }] of Object.entries(endpoints)) {
        const first = ALL_SOURCES.find((source) => source.platform === platform)?.id ?? platform;
        const { source, kind } = ENDPOINTS[endpoint] ?? { source: first, kind: "call" };
        add(source, kind, made);
        for (const [resource, n] of Object.entries(charged)) add(source, resource, n);
      }
  return units;
}

type Budget = typeof upstreamBudgets.$inferSelect;
type Usage = typeof upstreamUsage.$inferSelect;

/** The first day had no ceiling. */
function passedCeilings(source: string, budget: Budget | undefined, usage: readonly Usage[]): string[] {
  const days = new Map<string, bigint>();
  for (const { day, amount } of usage) days.set(day, (days.get(day) ?? 0n) + amount);
  const [, ...later] = [...days];
  const passed = later.flatMap(([day, amount]) =>
    budget?.dayCeiling != null && amount > budget.dayCeiling
      ? [`${source}: ${amount} micro-dollars on ${day}, the ceiling is ${budget.dayCeiling}`]
      : [],
  );
  if (budget?.monthCeiling != null && budget.monthUsed > budget.monthCeiling && monthOf(budget.day) === budget.month)
    passed.push(`${source}: ${budget.monthUsed} micro-dollars in the month, the ceiling is ${budget.monthCeiling}`);
  return passed;
}
