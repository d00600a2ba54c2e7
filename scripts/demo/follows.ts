import type { OrganizationContext } from "@/lib/core/context";
import { createFollow } from "@/lib/insight/follows/create";
import { dueLookups } from "@/lib/insight/follows/due-lookups";
import { lookUpChannels } from "@/lib/insight/follows/look-up";
import { startPosts } from "@/lib/insight/follows/start-posts";
import { updateFollow } from "@/lib/insight/follows/update";
import { STORY } from "@/sandbox/story";
import type { SavedChannel } from "@/scripts/demo/channel-year";

/**
 * Follows a rival whose newest posts are tracked within a ceiling, a creator of the campaign whose posts mostly are
 * tracked already, and one that is paused.
 */
export async function makeFollows(ctx: OrganizationContext, saved: readonly SavedChannel[]): Promise<void> {
  const channelOf = (platform: string) => saved.filter((channel) => channel.platform === platform).at(-1)?.id;
  const rival = `${STORY[0]?.username ?? "larkspur"}.rival`;
  await createFollow(ctx, {
    platform: "tiktok",
    username: rival,
    back_posts: 4,
    days_per_post: 7,
    exclude: ["giveaway"],
    monthly_ceiling_usd: 6,
    competitor: true,
  });
  const creator = channelOf("youtube");
  if (creator) await createFollow(ctx, { channel_id: creator, back_posts: 3, days_per_post: 14, min_seconds: 1_800 });
  const paused = channelOf("instagram");
  const third = paused && (await createFollow(ctx, { channel_id: paused, days_per_post: 7, max_per_day: 2 }));
  for (const channelIds of await dueLookups(ctx)) await lookUpChannels(ctx, channelIds);
  while ((await startPosts(ctx)).claimed > 0);
  if (third) await updateFollow(ctx, { id: third.id, status: "paused" });
}
