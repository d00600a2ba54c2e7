import { and, count, eq, gt, sql } from "drizzle-orm";
import { channelStats, channels, ledgerEntries, organizations, socialAccountCounts, socialAccounts } from "@/db/schema";
import { nextRenewal } from "@/lib/billing/rules";
import { creatorPaceDays } from "@/lib/channels/channels/pace";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { turnHour } from "@/lib/operations/jobs/turn-hour";
import { accountOf } from "@/sandbox/accounts";
import { type Calls, plusCalls, readCalls, withoutCalls } from "@/scripts/simulate/sandbox";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Every organization adds one account of each of these types. */
const ACCOUNTS = { TIKTOK: "tiktok", YOUTUBE: "youtube", INSTAGRAM: "instagram", TWITTER: "twitter" } as const;

export interface DayCounts {
  channels: number;
  profiles: number;
  posts: number;
  samples: number;
  failed: Record<string, number>;
  renewals: number;
  syncs: number;
  syncsFailed: number;
  syncDays: number;
}

/**
 * Returns the creation time of an organization whose credits renew a given number of hours after the start: one
 * calendar month earlier.
 */
export function anchorOf(start: Date, hours: number): Date {
  const anchor = new Date(start.getTime() + hours * HOUR_MS);
  anchor.setUTCMonth(anchor.getUTCMonth() - 1);
  return anchor;
}

export async function addAccounts(ctx: Context, owners: readonly OrganizationContext[]): Promise<void> {
  for (const [index, owner] of owners.entries())
    for (const [type, platform] of Object.entries(ACCOUNTS) as [keyof typeof ACCOUNTS, "tiktok"][]) {
      const { username } = accountOf(platform, 100 + index);
      await addSocialAccount({ ...owner, now: ctx.now }, { type, username });
    }
}

/** Runs each hour's jobs and sums up their results. Their calls are counted separately from the collection's. */
export function simulateDays(sandboxUrl: string) {
  const sum: DayCounts = {
    channels: 0,
    profiles: 0,
    posts: 0,
    samples: 0,
    failed: {},
    renewals: 0,
    syncs: 0,
    syncsFailed: 0,
    syncDays: 0,
  };
  let calls: Calls = {};
  let milliseconds = 0;
  const work = async (ctx: Context): Promise<void> => {
    const begun = performance.now();
    const before = await readCalls(sandboxUrl);
    const { renewed, channels, subscribers } = await turnHour(ctx);
    calls = plusCalls(calls, withoutCalls(await readCalls(sandboxUrl), before));
    sum.channels += channels.creators.stored;
    sum.profiles += channels.profile.stored;
    sum.posts += channels.posts.stored;
    sum.samples += channels.sample.stored;
    for (const { failed } of Object.values(channels))
      for (const [kind, number] of Object.entries(failed)) sum.failed[kind] = (sum.failed[kind] ?? 0) + number;
    sum.renewals += renewed;
    sum.syncs += subscribers?.synced ?? 0;
    sum.syncsFailed += subscribers?.failed ?? 0;
    sum.syncDays += subscribers ? 1 : 0;
    milliseconds += performance.now() - begun;
  };
  return { work, counts: () => sum, calls: () => calls, seconds: () => milliseconds / 1000 };
}

/** Checks channels, credits and subscriber counts against the calendar. */
export async function checkDays(
  ctx: Context,
  { start, turned, faults }: { start: Date; turned: DayCounts; faults: boolean },
): Promise<string[]> {
  return [
    ...(await checkChannels(ctx, faults)),
    ...(await checkRenewals(ctx, start, turned)),
    ...(await checkAccounts(ctx, turned, faults)),
  ];
}

/**
 * Checks that each channel has at most one profile record per day, and, without faults, one for every day due at the
 * platform's pace. Creators who are not refreshed automatically have none.
 */
async function checkChannels(ctx: Context, faults: boolean): Promise<string[]> {
  const violations: string[] = [];
  const doubled = await ctx.db
    .select({ id: channelStats.channelId, day: sql<string>`(${channelStats.readAt} at time zone 'UTC')::date` })
    .from(channelStats)
    .groupBy(channelStats.channelId, sql`2`)
    .having(gt(count(), 1));
  for (const { id, day } of doubled) violations.push(`channel ${id}: two records on ${day}`);
  const rows = await ctx.db
    .select({
      id: channels.id,
      platform: channels.platform,
      createdAt: channels.createdAt,
      readings: count(channelStats.day),
    })
    .from(channels)
    .leftJoin(channelStats, eq(channelStats.channelId, channels.id))
    .groupBy(channels.id);
  // Records are written until 22:00, so an unfinished day may have none yet.
  const whole = Math.floor((ctx.now().getTime() - 23 * HOUR_MS) / DAY_MS);
  for (const { id, platform, createdAt, readings } of rows) {
    const days = Math.max(1, whole - Math.floor(createdAt.getTime() / DAY_MS) + 1);
    const pace = creatorPaceDays(platform);
    if (pace === null && readings > 0) violations.push(`channel ${id}: ${readings} unexpected records`);
    else if (pace !== null && !faults && readings < Math.ceil(days / pace))
      violations.push(`channel ${id}: ${readings} records in ${days} days`);
  }
  return violations;
}

/** Checks that each renewal due since the start is booked once, within its hour, and that there are no others. */
async function checkRenewals(ctx: Context, start: Date, turned: DayCounts): Promise<string[]> {
  const violations: string[] = [];
  const turnedUntil = Math.floor(ctx.now().getTime() / HOUR_MS) * HOUR_MS;
  let expected = 0;
  for (const { id, creditsAnchor } of await ctx.db.select().from(organizations)) {
    const booked = await ctx.db
      .select({ at: ledgerEntries.createdAt })
      .from(ledgerEntries)
      .where(
        and(
          eq(ledgerEntries.organizationId, id),
          eq(ledgerEntries.kind, "allotment"),
          gt(ledgerEntries.createdAt, start),
        ),
      );
    const days: Date[] = [];
    for (
      let day = nextRenewal(creditsAnchor, start);
      day.getTime() <= turnedUntil;
      day = nextRenewal(creditsAnchor, day)
    )
      days.push(day);
    expected += days.length;
    for (const day of days) {
      const own = booked.filter(({ at }) => at >= day && at.getTime() < day.getTime() + HOUR_MS).length;
      if (own !== 1) violations.push(`organization ${id}: renewal of ${day.toISOString()} booked ${own} times`);
    }
    if (booked.length !== days.length)
      violations.push(`organization ${id}: ${booked.length} renewals booked, ${days.length} were due`);
  }
  if (turned.renewals !== expected) violations.push(`${turned.renewals} renewals done, ${expected} were due`);
  return violations;
}

/** Checks that an account has its first count and one per day. */
async function checkAccounts(ctx: Context, { syncDays }: DayCounts, faults: boolean): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: socialAccounts.id, error: socialAccounts.lastError, counts: count(socialAccountCounts.readAt) })
    .from(socialAccounts)
    .leftJoin(socialAccountCounts, eq(socialAccountCounts.accountId, socialAccounts.id))
    .groupBy(socialAccounts.id);
  return rows
    .filter(({ counts, error }) => counts > syncDays + 1 || (!faults && error === null && counts < syncDays))
    .map(({ id, counts }) => `account ${id}: ${counts} counts in ${syncDays} days`);
}
