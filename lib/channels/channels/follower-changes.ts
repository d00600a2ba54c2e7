import { and, asc, eq, gte, isNotNull } from "drizzle-orm";
import { channelStats } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import { wholePage } from "@/lib/channels/channels/page";
import { firstDayOf, followerChange } from "@/lib/channels/channels/rules";
import type { FollowerChangePage, PeriodQuery } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the daily counts of the last `period` days, oldest first, each with its change from the one before. */
export async function listFollowerChanges(
  ctx: OrganizationContext,
  { id, period }: PeriodQuery & { id: string },
): Promise<FollowerChangePage> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const rows = await ctx.db
    .select({ day: channelStats.day, followers: channelStats.followers, follows: channelStats.follows })
    .from(channelStats)
    .where(
      and(
        eq(channelStats.channelId, channel.id),
        gte(channelStats.day, firstDayOf(period, ctx.now())),
        // A day on which the platform hid the count has no count.
        isNotNull(channelStats.followers),
      ),
    )
    .orderBy(asc(channelStats.day));
  let before: number | null = null;
  const entries = rows.map((row) => {
    const followers = row.followers ?? 0;
    const change = followerChange(channel.platform, before, followers);
    before = followers;
    return { date: row.day, followers, change, follows: row.follows ?? 0 };
  });
  return wholePage(entries);
}
