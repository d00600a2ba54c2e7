import { and, gte, inArray } from "drizzle-orm";
import { channelStats } from "@/db/schema";
import { firstDayOf, GROWTH_DAYS } from "@/lib/channels/channels/rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { addDays } from "@/lib/core/time/zone-rules";

/** The days of the growth, and the one that it counts from. */
const DAYS = GROWTH_DAYS + 1;

/** Returns each channel's followers on the last 31 days (UTC), oldest first, by internal ID; null: no count. */
export async function recentFollowers(
  ctx: Context,
  rows: readonly ChannelRow[],
): Promise<Map<number, (number | null)[]>> {
  if (rows.length === 0) return new Map();
  const firstDay = firstDayOf(DAYS, ctx.now());
  const stats = await ctx.db
    .select({ id: channelStats.channelId, day: channelStats.day, followers: channelStats.followers })
    .from(channelStats)
    .where(
      and(
        inArray(
          channelStats.channelId,
          rows.map(({ id }) => id),
        ),
        gte(channelStats.day, firstDay),
      ),
    );
  const found = new Map(stats.map(({ id, day, followers }) => [`${id} ${day}`, followers]));
  const days = Array.from({ length: DAYS }, (_, index) => addDays(firstDay, index));
  return new Map(rows.map(({ id }) => [id, days.map((day) => found.get(`${id} ${day}`) ?? null)]));
}
