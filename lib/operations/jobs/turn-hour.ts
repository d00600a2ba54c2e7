import { renewCredits } from "@/lib/billing/renew-credits";
import { type ChannelCounts, refreshDueChannels } from "@/lib/channels/channels/refresh-due";
import { syncDueAccounts } from "@/lib/channels/subscribers/sync-daily";
import type { Context } from "@/lib/core/context";

/** The hour (UTC) in which the job fetches follower counts. */
const SYNC_HOUR = 5;

export interface HourCounts {
  renewed: number;
  channels: ChannelCounts;
  /** Accounts that were synced, and those that returned no count; null in hours without a sync. */
  subscribers: { synced: number; failed: number } | null;
}

/** Runs the hourly and daily jobs for credits, channels and follower counts; the collection is separate. */
export async function turnHour(ctx: Context): Promise<HourCounts> {
  const { renewed } = await renewCredits(ctx);
  const channels = await refreshDueChannels(ctx);
  const subscribers = ctx.now().getUTCHours() === SYNC_HOUR ? await syncDueAccounts(ctx) : null;
  return { renewed, channels, subscribers };
}
