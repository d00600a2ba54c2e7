import { and, asc, eq, gte, min } from "drizzle-orm";
import { socialAccountCounts, socialAccounts } from "@/db/schema";
import { lastOfDays } from "@/lib/channels/subscribers/rules";
import type { SubscriberHistory, SubscriberHistoryQuery } from "@/lib/channels/subscribers/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { startOfDayNamed } from "@/lib/core/time/rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";

/** Returns the last count of each of the last `days` calendar days. Days before the first count are omitted. */
export async function getSubscriberHistory(
  ctx: OrganizationContext,
  { id, days, time_zone: timeZone }: { id: string } & SubscriberHistoryQuery,
): Promise<SubscriberHistory> {
  assertRight(ctx.actor, "channels:read");
  const [account] = await ctx.db
    .select({ id: socialAccounts.id, firstReadAt: min(socialAccountCounts.readAt) })
    .from(socialAccounts)
    .leftJoin(socialAccountCounts, eq(socialAccountCounts.accountId, socialAccounts.id))
    .where(
      and(
        eq(socialAccounts.publicId, id),
        eq(socialAccounts.organizationId, ctx.organization.id),
        eq(socialAccounts.isRemoved, false),
      ),
    )
    .groupBy(socialAccounts.id);
  if (!account) throw notFound("Social account not found");
  if (account.firstReadAt === null) return { days: [] };
  const today = dayOf(ctx.now(), timeZone);
  const reach = addDays(today, 1 - days);
  const readings = await ctx.db
    .select({ readAt: socialAccountCounts.readAt, subscribers: socialAccountCounts.subscribers })
    .from(socialAccountCounts)
    .where(
      and(
        eq(socialAccountCounts.accountId, account.id),
        gte(socialAccountCounts.readAt, startOfDayNamed(reach, timeZone)),
      ),
    )
    .orderBy(asc(socialAccountCounts.readAt));
  const begun = dayOf(account.firstReadAt, timeZone);
  const latest = readings.at(-1);
  // A day in progress is not a gap yet.
  const isTodayRead = latest !== undefined && dayOf(latest.readAt, timeZone) === today;
  const first = begun > reach ? begun : reach;
  return { days: lastOfDays(readings, { first, last: isTodayRead ? today : addDays(today, -1), timeZone }) };
}
