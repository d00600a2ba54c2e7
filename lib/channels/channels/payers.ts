import { and, eq, gt, inArray } from "drizzle-orm";
import { channels, organizations, savedChannels, trackings, videos } from "@/db/schema";
import { isServed } from "@/lib/channels/channels/due";
import type { Context } from "@/lib/core/context";
import { assignSpending } from "@/lib/platforms/assign-spending";
import type { Spent } from "@/lib/platforms/price-rules";
import type { Platform } from "@/lib/platforms/schemas";

interface Stored {
  externalId: string;
  username?: string | null;
}

/**
 * Assigns what a refresh of channels cost to the organizations for which it runs: those that saved the channel, and those
 * that track a video of it.
 * @param stored the channels of which something was stored
 */
export async function assignToInterested(
  ctx: Context,
  platform: Platform,
  spent: readonly Spent[],
  stored: readonly Stored[],
): Promise<void> {
  if (spent.length === 0 || stored.length === 0) return;
  const ids = stored.map(({ externalId }) => externalId);
  const saved = ctx.db
    .select({ externalId: channels.externalId, organizationId: savedChannels.organizationId })
    .from(savedChannels)
    .innerJoin(channels, eq(channels.id, savedChannels.channelId))
    .innerJoin(organizations, eq(organizations.id, savedChannels.organizationId))
    .where(and(isServed, eq(channels.platform, platform), inArray(channels.externalId, ids)));
  const tracked = ctx.db
    .selectDistinct({ externalId: videos.creatorId, organizationId: trackings.organizationId })
    .from(videos)
    .innerJoin(trackings, eq(trackings.videoId, videos.id))
    .innerJoin(organizations, eq(organizations.id, trackings.organizationId))
    .where(
      and(
        isServed,
        eq(videos.platform, platform),
        inArray(videos.creatorId, ids),
        eq(trackings.status, "monitoring"),
        gt(trackings.endsAt, ctx.now()),
      ),
    );
  const organizationsOf = new Map<string | null, number[]>();
  for (const { externalId, organizationId } of [...(await saved), ...(await tracked)])
    organizationsOf.set(externalId, [...(organizationsOf.get(externalId) ?? []), organizationId]);
  const idOf = new Map(stored.flatMap(({ externalId, username }) => (username ? [[username, externalId]] : [])));
  await assignSpending(
    ctx,
    spent,
    (subject) => organizationsOf.get(subject) ?? organizationsOf.get(idOf.get(subject) ?? null) ?? [],
  );
}
