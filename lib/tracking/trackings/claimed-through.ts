import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { collectionClock } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { claimableFrom } from "@/lib/tracking/trackings/schedule-rules";

/** The minute through which slots have been claimed, as a column of any query; null before the first claim. */
export const CLAIMED_THROUGH =
  sql<Date | null>`(select ${collectionClock.claimedThrough} from ${collectionClock})`.mapWith(
    collectionClock.claimedThrough,
  );

/** Returns the time from which slots can still be claimed (`claimableFrom`). */
export async function readClaimableFrom(ctx: Context, tx: Transaction): Promise<Date> {
  const [clock] = await tx.select().from(collectionClock);
  return claimableFrom(ctx.now(), clock?.claimedThrough ?? null);
}
