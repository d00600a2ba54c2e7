import { renewPoints } from "@/lib/billing/renew-points";
import { type ChannelCounts, refreshDueChannels } from "@/lib/channels/channels/refresh-due";
import { syncDueAccounts } from "@/lib/channels/social/sync-daily";
import type { Context } from "@/lib/core/context";

/** The hour (UTC) in which the job reads subscriber counts. */
const SYNC_HOUR = 5;

export interface HourCounts {
  renewed: number;
  channels: ChannelCounts;
  /** Accounts that were read and those that gave no count; null in hours without a sync. */
  social: { synced: number; failed: number } | null;
}

/** Besides the collection: what the jobs do each hour or day for points, channels and subscriber counts. */
export async function turnHour(ctx: Context): Promise<HourCounts> {
  const { renewed } = await renewPoints(ctx);
  const channels = await refreshDueChannels(ctx);
  const social = ctx.now().getUTCHours() === SYNC_HOUR ? await syncDueAccounts(ctx) : null;
  return { renewed, channels, social };
}
