import { and, desc, eq, gt } from "drizzle-orm";
import { endingHours, ledgerEntries } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { isMoney } from "@/lib/billing/ledger-rows";
import { toUsd } from "@/lib/billing/rules";
import {
  type Booking,
  balanceBefore,
  committedRunsOut,
  costUntil,
  daysAhead,
  type Ending,
  recentRate,
  recentRunsOut,
} from "@/lib/billing/runway-rules";
import type { Runway, RunwayDay, RunwayQuery } from "@/lib/billing/runway-schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { startOfDayNamed } from "@/lib/core/time/rules";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";

const DAYS_BACK = 30;
/** 31 days of hourly usage, and room for top-ups and follower samples. Days before the oldest one read have no balance. */
const MOST_BOOKINGS = 31 * 25 + 225;

/** Returns the balance of the last 30 days, and what is left of it by what is committed and by the recent rate. */
export async function getRunway(ctx: OrganizationContext, { zone }: RunwayQuery): Promise<Runway> {
  assertRight(ctx.actor, "usage:read");
  const now = ctx.now().getTime();
  const [account, bookings, endings] = await Promise.all([
    getAccount(ctx.db, ctx.organization.id),
    newestBookings(ctx),
    endingsAhead(ctx),
  ]);
  const micros = availableBalanceOf(account);
  const available = Number(micros);
  const pricePerSnapshot = ctx.organization.pricePerSnapshot;
  const price = Number(pricePerSnapshot);
  const rate = recentRate(bookings, now);
  const runsOut = {
    committed: committedRunsOut(available, now, endings, price),
    recent: recentRunsOut(available, now, rate?.perDay ?? null),
  };
  const left = (spent: number) => dollars(Math.max(0, available - spent));
  const today = dayOf(ctx.now(), zone);
  const ahead = daysAhead(now, [runsOut.committed, runsOut.recent]);
  const days = Array.from({ length: DAYS_BACK + 1 + ahead }, (_, index): RunwayDay => {
    const offset = index - DAYS_BACK;
    const day = addDays(today, offset);
    const start = startOfDayNamed(day, zone).getTime();
    const end = startOfDayNamed(addDays(day, 1), zone).getTime();
    const past = offset < 0 ? balanceBefore(bookings, end) : null;
    const added = bookings.filter(({ at, isAdded }) => isAdded && at >= start && at < end);
    // Today, all three lines meet at what is available now.
    const until = offset === 0 ? now : end;
    return {
      day,
      balance_usd: offset === 0 ? toUsd(micros) : past === null ? null : dollars(past),
      added_usd: dollars(added.reduce((sum, { amount }) => sum + amount, 0)),
      committed_usd: offset < 0 ? null : left(costUntil(until, now, endings, price)),
      recent_usd: offset < 0 || !rate ? null : left(((until - now) / DAY_MS) * rate.perDay),
    };
  });
  return {
    at: ctx.now().toISOString(),
    available_usd: toUsd(micros),
    committed_usd: toUsd(BigInt(account.hoursLeft) * pricePerSnapshot),
    price_usd: toUsd(pricePerSnapshot),
    recent: rate && { usd_per_day: dollars(rate.perDay), days: rate.days },
    runs_out: { committed: isoOf(runsOut.committed), recent: isoOf(runsOut.recent) },
    days,
  };
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Rounds to micro-dollars. */
const dollars = (micros: number): number => Math.round(micros) / 1_000_000;

const SPENDING = ["usage", "follower_sample"];
const ADDED = ["top_up", "free_credit"];

/** Newest first. */
async function newestBookings(ctx: OrganizationContext): Promise<Booking[]> {
  const { createdAt, amount, balanceAfter, kind } = ledgerEntries;
  const rows = await ctx.db
    .select({ at: createdAt, amount, balanceAfter, kind })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organizationId, ctx.organization.id), isMoney))
    .orderBy(desc(ledgerEntries.id))
    .limit(MOST_BOOKINGS);
  return rows.map((row) => ({
    at: row.at.getTime(),
    amount: Number(row.amount),
    balanceAfter: Number(row.balanceAfter),
    isSpending: SPENDING.includes(row.kind),
    isAdded: ADDED.includes(row.kind),
  }));
}

/** Videos by the hour in which they end. Paused ones count as if resumed now, as in the committed amount. */
async function endingsAhead(ctx: OrganizationContext): Promise<Ending[]> {
  const { organizationId, hour, trackings } = endingHours;
  const rows = await ctx.db
    .select({ hour, videos: trackings })
    .from(endingHours)
    .where(and(eq(organizationId, ctx.organization.id), gt(hour, ctx.now())));
  return rows.map(({ hour, videos }) => ({ at: hour.getTime(), videos }));
}
