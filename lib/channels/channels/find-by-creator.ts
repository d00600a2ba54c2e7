import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { channels, videos } from "@/db/schema";
import type { PayingContext } from "@/lib/channels/channels/find-or-fetch";
import { type ChannelRow, storeProfiles } from "@/lib/channels/channels/store-profile";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import { usernameKey } from "@/lib/platforms/captions";
import { fetchChannel } from "@/lib/platforms/channels";
import type { Failure, Platform } from "@/lib/platforms/schemas";

/**
 * Returns the channel whose videos show this text as their `creator`. On YouTube that is the channel's title rather
 * than its username. If several creators share a title, the one whose video was added last is returned. A creator
 * without a channel is fetched by its durable ID.
 */
export async function findByCreator(
  ctx: PayingContext,
  { platform, creator }: { platform: Platform; creator: string },
): Promise<{ kind: "ok"; channel: ChannelRow } | Failure> {
  const [found] = await ctx.db
    .select({ creatorId: videos.creatorId, channel: channels })
    .from(videos)
    .leftJoin(channels, and(eq(channels.platform, videos.platform), eq(channels.externalId, videos.creatorId)))
    .where(
      and(
        eq(videos.platform, platform),
        sql`lower(${videos.creator}) in (lower(${creator.trim()}), ${usernameKey(creator)})`,
        isNotNull(videos.creatorId),
      ),
    )
    .orderBy(desc(videos.createdAt), desc(videos.id))
    .limit(1);
  if (!found?.creatorId) return { kind: "unavailable" };
  if (found.channel) return { kind: "ok", channel: found.channel };
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchChannel(ctx, platform, { externalId: found.creatorId, username: creator }, { onSpent });
  if (outcome.kind !== "ok") return outcome;
  const [channel] = await ctx.db.transaction((tx) =>
    storeProfiles(ctx, tx, platform, [outcome.value], { wanted: true }),
  );
  if (!channel) throw new Error("the channel was not written");
  await assignSpending(ctx, spent, () => (ctx.organization ? [ctx.organization.id] : []));
  return { kind: "ok", channel };
}
