import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { channels, followerSamples, sampledFollowers } from "@/db/schema";
import { samplesBySchedule } from "@/lib/channels/channels/pace";
import { qualityClass, qualityFlags } from "@/lib/channels/channels/rules";
import { nextDue } from "@/lib/channels/channels/schedule";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import type { FollowerData } from "@/lib/platforms/channels";

/** Replaces a channel's follower sample. The next is due in a week, or never if a member has to pay for it. */
export async function storeSample(
  ctx: Context,
  tx: Transaction,
  channel: ChannelRow,
  followers: readonly FollowerData[],
): Promise<void> {
  const now = ctx.now();
  // Takes the channel's lock: two samples must not mix.
  await tx
    .update(channels)
    .set({
      sampleDueAt: samplesBySchedule(channel.platform) ? nextDue("sample", channel, now) : null,
      sampleFailures: 0,
    })
    .where(eq(channels.id, channel.id));
  const sample = { takenAt: now, size: followers.length, followers: channel.followers };
  await tx
    .insert(followerSamples)
    .values({ channelId: channel.id, ...sample })
    .onConflictDoUpdate({ target: followerSamples.channelId, set: sample });
  await tx.delete(sampledFollowers).where(eq(sampledFollowers.channelId, channel.id));
  if (followers.length === 0) return;
  await tx.insert(sampledFollowers).values(
    followers.map(({ bio, ...follower }) => {
      const flags = qualityFlags({ bio, ...follower });
      return { channelId: channel.id, ...follower, flags, qualityClass: qualityClass(flags) };
    }),
  );
}
