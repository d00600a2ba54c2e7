import { sql } from "drizzle-orm";
import { upstreamUsage } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";
import { CALL_KIND } from "@/lib/platforms/price-rules";

/** The APIs of connected accounts. They charge nothing, so they have no prices and no ceilings. */
export const OWNER_SOURCES: Record<OwnerPlatform, { id: string; name: string }> = {
  youtube: { id: "youtube-analytics-api-v2", name: "YouTube Analytics API (connected accounts)" },
  instagram: { id: "instagram-api-with-login", name: "Instagram API with Login (connected accounts)" },
};

/**
 * Counts a call on its UTC day, at a price of 0. A failure is only logged: the response may hold renewed tokens, which are
 * worth more than the count.
 */
export async function countOwnerCall(ctx: Context, platform: OwnerPlatform): Promise<void> {
  try {
    await ctx.db
      .insert(upstreamUsage)
      .values({
        source: OWNER_SOURCES[platform].id,
        day: utcDayOf(ctx.now()),
        kind: CALL_KIND,
        units: 1,
        amount: 0n,
      })
      .onConflictDoUpdate({
        target: [upstreamUsage.source, upstreamUsage.day, upstreamUsage.kind],
        set: { units: sql`${upstreamUsage.units} + 1` },
      });
  } catch (error) {
    log.error({ err: error, platform }, "a call for a connected account was not counted");
  }
}
