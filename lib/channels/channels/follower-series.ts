import { and, asc, eq, gte, isNotNull, lt, max } from "drizzle-orm";
import { channelStats } from "@/db/schema";
import type { FollowerSeries } from "@/lib/channels/channels/dashboard-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { firstDayOf, followerDifference } from "@/lib/channels/channels/rules";
import type { PeriodQuery } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";

/**
 * Returns each of the last `period` days, including those without a count.
 * @throws AppError not_found
 */
export async function getFollowerSeries(
  ctx: OrganizationContext,
  { id, period }: PeriodQuery & { id: string },
): Promise<FollowerSeries> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const firstDay = firstDayOf(period, ctx.now());
  // A day on which the platform hid the count has no count.
  const readings = and(eq(channelStats.channelId, channel.id), isNotNull(channelStats.followers));
  const [rows, [earlier]] = await Promise.all([
    ctx.db
      .select({ day: channelStats.day, followers: channelStats.followers })
      .from(channelStats)
      .where(and(readings, gte(channelStats.day, firstDay)))
      .orderBy(asc(channelStats.day)),
    ctx.db
      .select({ day: max(channelStats.day) })
      .from(channelStats)
      .where(and(readings, lt(channelStats.day, firstDay))),
  ]);
  const followersOn = new Map(rows.map(({ day, followers }) => [day, followers]));
  const days: FollowerSeries["days"] = [];
  const today = dayOf(ctx.now(), "UTC");
  // Days before the channel was known are not missing.
  for (let day = earlier?.day ? firstDay : (rows[0]?.day ?? addDays(today, 1)); day <= today; day = addDays(day, 1)) {
    const followers = followersOn.get(day) ?? null;
    const before = days.at(-1)?.followers ?? null;
    const change = followers === null ? null : followerDifference(channel.platform, before, followers);
    days.push({ day, followers, change });
  }
  return { days };
}
