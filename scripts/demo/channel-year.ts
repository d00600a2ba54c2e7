import { and, eq, isNull } from "drizzle-orm";
import { channels } from "@/db/schema";
import { renewCredits } from "@/lib/billing/renew-credits";
import { addChannel } from "@/lib/channels/channels/add";
import { dueBatches } from "@/lib/channels/channels/due";
import { sellsSamples } from "@/lib/channels/channels/pace";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import { refreshSamples } from "@/lib/channels/channels/refresh-samples";
import type { OrganizationContext } from "@/lib/core/context";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Platform } from "@/lib/platforms/schemas";
import type { TurnableContext } from "@/lib/tracking/collection/replay";
import { STORY } from "@/sandbox/story";
import { importAudiences } from "@/scripts/demo/audiences";
import { buyFollowerSample } from "@/scripts/demo/follower-samples";

/** Two creators of each platform: the brand itself and the next one in the story. */
const PER_PLATFORM = 2;
const SAMPLED_EVERY_DAYS = 60;
/** Free samples, and the exports that creators send. */
const AUDIENCE_EVERY_DAYS = 30;
/** After the last minute at which profiles are due (lib/channels/channels/schedule.ts). */
const END_OF_DAY_MS = 23 * HOUR_MS;

export interface SavedChannel {
  id: string;
  platform: Platform;
}

/**
 * Saves the brand's channels and some creators' at the clock's time, and collects their profiles until `until`; every
 * month also audiences, and every second month follower samples where these are sold.
 * @param fund called with the price before each sample
 */
export async function makeChannelYear(
  clock: TurnableContext,
  ctx: OrganizationContext,
  until: Date,
  fund: (price: bigint) => Promise<void>,
): Promise<SavedChannel[]> {
  const saved: SavedChannel[] = [];
  const counts = new Map<string, number>();
  for (const { platform, username, country } of STORY) {
    const count = counts.get(platform) ?? 0;
    if (count >= PER_PLATFORM) continue;
    counts.set(platform, count + 1);
    const { id } = await addChannel(ctx, { platform, username });
    saved.push({ id, platform });
    // Only YouTube's profiles include it.
    await ctx.db
      .update(channels)
      .set({ country })
      .where(and(eq(channels.uuid, id), isNull(channels.country)));
  }
  const sold = saved.filter(({ platform }) => sellsSamples(platform));
  let day = 0;
  // A day without a count is a gap in the chart, so each step is at the end of a day, when all of it is due.
  const firstDay = Math.floor(clock.now().getTime() / DAY_MS) * DAY_MS;
  for (let at = firstDay + DAY_MS + END_OF_DAY_MS; at < until.getTime(); at += DAY_MS) {
    clock.turnTo(new Date(at));
    await renewCredits(ctx);
    for (const batch of await dueBatches(ctx, "profile")) await refreshProfiles(ctx, batch);
    day += 1;
    if (day % AUDIENCE_EVERY_DAYS === 1) {
      for (const batch of await dueBatches(ctx, "sample")) await refreshSamples(ctx, batch);
      await importAudiences(ctx, saved, Math.round((until.getTime() - at) / (AUDIENCE_EVERY_DAYS * DAY_MS)));
    }
    if (day % SAMPLED_EVERY_DAYS === 1) for (const { id } of sold) await buyFollowerSample(ctx, id, fund);
  }
  clock.turnTo(until);
  return saved;
}
