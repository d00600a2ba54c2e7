import { eq } from "drizzle-orm";
import { followerSamples } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { ChannelProfile, ReadState } from "@/lib/channels/channels/dashboard-schemas";
import { isReadByItself } from "@/lib/channels/channels/due";
import { findChannel } from "@/lib/channels/channels/find";
import { presentListed } from "@/lib/channels/channels/listed";
import { sellsSamples } from "@/lib/channels/channels/pace";
import { summarizePosts } from "@/lib/channels/channels/post-rules";
import { readNewestPosts } from "@/lib/channels/channels/recent-posts";
import { channelUrl } from "@/lib/channels/channels/rules";
import { samplePrice } from "@/lib/channels/channels/sample-rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { givesFollowers } from "@/lib/platforms/channels";

/** The jobs run every minute; by then several have skipped it. */
const LATE_MS = 10 * MINUTE_MS;

/**
 * Returns the header data of the dashboard's channel page.
 * @throws AppError not_found
 */
export async function getChannelProfile(ctx: OrganizationContext, { id }: { id: string }): Promise<ChannelProfile> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const [[listed], posts, [sample], isProfileRead, arePostsRead, isSampleRead] = await Promise.all([
    presentListed(ctx, [channel]),
    readNewestPosts(ctx, channel.id),
    ctx.db
      .select({ id: followerSamples.channelId })
      .from(followerSamples)
      .where(eq(followerSamples.channelId, channel.id)),
    isReadByItself(ctx, channel.id, "profile"),
    isReadByItself(ctx, channel.id, "posts"),
    isReadByItself(ctx, channel.id, "sample"),
  ]);
  if (!listed) throw new Error("a channel that is there was not listed");
  const recent = summarizePosts(posts, channel.followers);
  const { postsDueAt, postsFailures, sampleDueAt, sampleFailures } = channel;
  return {
    ...listed,
    description: channel.description,
    follows: channel.follows,
    url: channelUrl(channel.platform, channel.username),
    is_private: channel.isPrivate,
    unavailable_since: channel.unavailableAt?.toISOString() ?? null,
    next_count_at: (isProfileRead && channel.profileDueAt?.toISOString()) || null,
    posts: readState(ctx, channel, {
      hasSome: recent !== null,
      dueAt: postsDueAt,
      failures: postsFailures,
      isRead: arePostsRead,
    }),
    sample: givesFollowers(channel.platform)
      ? readState(ctx, channel, {
          hasSome: sample !== undefined,
          dueAt: sampleDueAt,
          failures: sampleFailures,
          isRead: isSampleRead,
        })
      : "not_given",
    is_stub: channel.isStub,
    recent,
    sample_price_usd: sellsSamples(channel.platform) ? toUsd(samplePrice(channel.followers)) : null,
  };
}

interface Reading {
  /** Some of it is stored. */
  hasSome: boolean;
  /** null: not fetched automatically. */
  dueAt: Date | null;
  /** In a row. */
  failures: number;
  /** The jobs fetch the channel automatically. */
  isRead: boolean;
}

/** A completed fetch moves the next due time into the future, even if it found nothing. */
function readState(
  ctx: OrganizationContext,
  channel: ChannelRow,
  { hasSome, dueAt, failures, isRead }: Reading,
): ReadState {
  if (hasSome) return "read";
  if (channel.unavailableAt) return "unavailable";
  if (channel.isPrivate) return "private";
  if (failures > 0) return "failed";
  if (!dueAt) return "on_request";
  const overdue = ctx.now().getTime() - dueAt.getTime();
  if (overdue < 0) return "read";
  if (!isRead) return "on_request";
  return overdue < LATE_MS ? "waiting" : "late";
}
