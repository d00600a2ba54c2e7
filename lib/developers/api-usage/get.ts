import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { apiKeys, apiUsageHours, trackings, usageHours, videoState } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { creditsOf } from "@/lib/billing/credit-rules";
import { rateLimitOf, toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { lastDays, sumByDay, total } from "@/lib/developers/api-usage/days";
import { shareOfLimit } from "@/lib/developers/api-usage/rules";
import type { ApiUsage, ApiUsageQuery, UsageKey } from "@/lib/developers/api-usage/schemas";
import type { DescribeRoute } from "@/lib/developers/requests/schemas";
import { usedKey } from "@/lib/developers/requests/used-keys";

const SUMS = {
  calls: sql<number>`sum(${apiUsageHours.calls})`.mapWith(Number),
  errors: sql<number>`sum(${apiUsageHours.errors})`.mapWith(Number),
  credits: sql<number>`sum(${apiUsageHours.credits})`.mapWith(Number),
};

/** Returns calls, errors, credits and cost of the last days, by day in the reader's time zone, by route and by key. */
export async function getApiUsage(
  ctx: OrganizationContext,
  { days, zone }: ApiUsageQuery,
  describe: DescribeRoute,
): Promise<ApiUsage> {
  assertRight(ctx.actor, "usage:read");
  const { db, organization } = ctx;
  const bounds = lastDays(days, ctx.now(), zone);
  const from = bounds[0]?.start ?? ctx.now();
  const to = bounds.at(-1)?.end ?? ctx.now();
  const own = and(
    eq(apiUsageHours.organizationId, organization.id),
    gte(apiUsageHours.hour, from),
    lt(apiUsageHours.hour, to),
  );
  const [hours, money, routes, keys, busiest, account] = await Promise.all([
    db
      .select({ hour: apiUsageHours.hour, ...SUMS })
      .from(apiUsageHours)
      .where(own)
      .groupBy(apiUsageHours.hour),
    db
      .select()
      .from(usageHours)
      .where(and(eq(usageHours.organizationId, organization.id), gte(usageHours.hour, from), lt(usageHours.hour, to))),
    db
      .select({ method: apiUsageHours.method, route: apiUsageHours.route, ...SUMS })
      .from(apiUsageHours)
      .where(own)
      .groupBy(apiUsageHours.method, apiUsageHours.route)
      .orderBy(desc(SUMS.calls), asc(apiUsageHours.route), asc(apiUsageHours.method)),
    usageByKey(ctx, own),
    busiestHour(ctx, own),
    getAccount(db, organization.id),
  ]);
  const byDay = sumByDay(bounds, hours, money);
  const limit = rateLimitOf(organization);
  const loggedFrom = new Date(ctx.now().getTime() - organization.keepRequestsDays * DAY_MS);
  return {
    as_of: ctx.now().toISOString(),
    zone,
    days: byDay.map((day) => ({ ...day, is_logged: new Date(day.starts_at) >= loggedFrom })),
    routes: routes.map((row) => ({ ...row, operation: describe(row) })),
    keys,
    totals: {
      calls: total(byDay, "calls"),
      errors: total(byDay, "errors"),
      credits: total(byDay, "credits"),
      snapshots: total(byDay, "snapshots"),
      amount_usd: toUsd(money.reduce((sum, { amount }) => sum + amount, 0n)),
    },
    credits_left: creditsOf(account),
    price_per_snapshot_usd: toUsd(organization.pricePerSnapshot),
    rate_limit_per_minute: limit,
    busiest: busiest && {
      hour: busiest.hour.toISOString(),
      key: usedKey(busiest.key),
      calls: busiest.calls,
      share: shareOfLimit(busiest.calls, limit),
    },
  };
}

/** Returns the keys that made calls in the range and those that ever started a tracking, sorted by calls. */
async function usageByKey({ db, organization }: OrganizationContext, own: SQL | undefined): Promise<UsageKey[]> {
  const [called, tracked] = await Promise.all([
    db
      .select({ keyId: apiUsageHours.keyId, ...SUMS })
      .from(apiUsageHours)
      .where(own)
      .groupBy(apiUsageHours.keyId),
    db
      .select({
        keyId: trackings.keyId,
        trackings: sql<number>`count(*)`.mapWith(Number),
        snapshots: sql<number>`sum(${videoState.snapshots})`.mapWith(Number),
      })
      .from(trackings)
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .where(and(eq(trackings.organizationId, organization.id), sql`${trackings.keyId} is not null`))
      .groupBy(trackings.keyId),
  ]);
  const ids = [...called, ...tracked].flatMap(({ keyId }) => keyId ?? []);
  if (ids.length === 0) return [];
  const keys = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.organizationId, organization.id), inArray(apiKeys.id, ids)))
    .orderBy(desc(apiKeys.id));
  const rows = keys.map((key) => {
    const counts = called.find(({ keyId }) => keyId === key.id);
    const started = tracked.find(({ keyId }) => keyId === key.id);
    return {
      key: usedKey(key),
      calls: counts?.calls ?? 0,
      errors: counts?.errors ?? 0,
      credits: counts?.credits ?? 0,
      trackings: started?.trackings ?? 0,
      tracked_snapshots: started?.snapshots ?? 0,
      tracked_usd: toUsd(BigInt(started?.snapshots ?? 0) * organization.pricePerSnapshot),
    };
  });
  return rows.sort((a, b) => b.calls - a.calls);
}

/** The rate limit applies per key, so the busiest hour is also one key's. */
async function busiestHour({ db }: OrganizationContext, own: SQL | undefined) {
  const hours = db
    .select({ hour: apiUsageHours.hour, keyId: apiUsageHours.keyId, calls: SUMS.calls.as("in_hour") })
    .from(apiUsageHours)
    .where(own)
    .groupBy(apiUsageHours.hour, apiUsageHours.keyId)
    .as("hours");
  const [busiest] = await db
    .select({ hour: hours.hour, calls: hours.calls, key: apiKeys })
    .from(hours)
    .innerJoin(apiKeys, eq(apiKeys.id, hours.keyId))
    .orderBy(desc(hours.calls), desc(hours.hour))
    .limit(1);
  return busiest ?? null;
}
