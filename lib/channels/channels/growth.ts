import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followerGrowth, GROWTH_DAYS, GROWTH_SLACK_DAYS, type Growth, NO_GROWTH } from "@/lib/channels/channels/rules";
import type { Context } from "@/lib/core/context";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";
import type { ChannelData } from "@/lib/platforms/channels";
import type { Platform } from "@/lib/platforms/schemas";

/**
 * Returns the growth of channels up to the counts just fetched, by durable ID. The count before is the newest one that is
 * at least 30 days old, and at most a week older than that: some channels are fetched once a week.
 */
export async function readGrowth(
  ctx: Context,
  tx: Transaction,
  platform: Platform,
  readings: readonly Pick<ChannelData, "externalId" | "followers">[],
): Promise<Map<string, Growth>> {
  const last = addDays(dayOf(ctx.now(), "UTC"), -GROWTH_DAYS);
  const ids = JSON.stringify(readings.map(({ externalId }) => externalId));
  const rows = await tx.execute<{ external_id: string; followers: string }>(sql`
    select c.external_id, s.followers::text as followers
    from channels c
    join jsonb_array_elements_text(${ids}::jsonb) r(external_id) on r.external_id = c.external_id
    cross join lateral (
      select followers from channel_stats
      where channel_id = c.id and followers is not null
        and day between ${addDays(last, -GROWTH_SLACK_DAYS)}::date and ${last}::date
      order by day desc limit 1
    ) s
    where c.platform = ${platform}`);
  const before = new Map(rows.map((row) => [row.external_id, Number(row.followers)]));
  return new Map(
    readings.map(({ externalId, followers }) => {
      const then = before.get(externalId);
      const isKnown = then !== undefined && followers !== null;
      return [externalId, isKnown ? followerGrowth(platform, then, followers) : NO_GROWTH];
    }),
  );
}
