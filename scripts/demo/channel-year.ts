import { and, eq, isNull } from "drizzle-orm";
import { channels } from "@/db/schema";
import { renewCredits } from "@/lib/billing/renew-credits";
import { addChannel } from "@/lib/channels/channels/add";
import { dueBatches } from "@/lib/channels/channels/due";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import type { OrganizationContext } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { Platform } from "@/lib/platforms/schemas";
import type { TurnableContext } from "@/lib/tracking/collection/replay";
import { STORY } from "@/sandbox/story";

/** Two creators of each platform: the brand itself and the next one in the story. */
const PER_PLATFORM = 2;
export interface SavedChannel {
  id: string;
  platform: Platform;
}

/** Saves the brand's channels and some creators' at the clock's time, and collects their profiles until `until`. */
export async function makeChannelYear(
  clock: TurnableContext,
  ctx: OrganizationContext,
  until: Date,
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
  // A day without a count is a gap in the chart.
  for (let at = clock.now().getTime() + DAY_MS; at < until.getTime(); at += DAY_MS) {
    clock.turnTo(new Date(at));
    await renewCredits(ctx);
    for (const batch of await dueBatches(ctx, "profile")) await refreshProfiles(ctx, batch);
  }
  clock.turnTo(until);
  return saved;
}
