import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { channels, followerSamples, sampledFollowers } from "@/db/schema";
import { storeSampleMonth } from "@/lib/channels/channels/audience-months";
import { samplesBySchedule } from "@/lib/channels/channels/pace";
import { qualityClass, qualityFlags, qualityGrade, qualityShares } from "@/lib/channels/channels/quality-rules";
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
  const graded = followers.map(({ bio, ...follower }) => {
    const flags = qualityFlags({ bio, ...follower });
    return { channelId: channel.id, ...follower, flags, qualityClass: qualityClass(flags) };
  });
  // Takes the channel's lock: two samples must not mix.
  await tx
    .update(channels)
    .set({
      sampleDueAt: samplesBySchedule(channel.platform) ? nextDue("sample", channel, now) : null,
      sampleFailures: 0,
      qualityGrade: gradeOf(graded),
    })
    .where(eq(channels.id, channel.id));
  const sample = { takenAt: now, size: followers.length, followers: channel.followers };
  await tx
    .insert(followerSamples)
    .values({ channelId: channel.id, ...sample })
    .onConflictDoUpdate({ target: followerSamples.channelId, set: sample });
  await tx.delete(sampledFollowers).where(eq(sampledFollowers.channelId, channel.id));
  if (graded.length > 0) await tx.insert(sampledFollowers).values(graded);
  await storeSampleMonth(tx, channel, now, graded);
}

/** Kept with the channel's row, for lists; null without followers. */
function gradeOf(followers: readonly { qualityClass: number }[]): number | null {
  const counts = new Map<number, number>();
  for (const { qualityClass: cls } of followers) counts.set(cls, (counts.get(cls) ?? 0) + 1);
  const shares = qualityShares(counts);
  return shares && qualityGrade(shares);
}
