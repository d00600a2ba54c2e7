import { and, count, eq, inArray } from "drizzle-orm";
import { channels, savedChannels, trackings, videos } from "@/db/schema";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";

/** Returns channels as the dashboard lists them, with the organization's relation to each, in the given order. */
export async function presentListed(ctx: OrganizationContext, rows: readonly ChannelRow[]): Promise<ListedChannel[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [saved, tracked] = await Promise.all([
    ctx.db
      .select({ id: savedChannels.channelId, at: savedChannels.savedAt })
      .from(savedChannels)
      .where(and(eq(savedChannels.organizationId, ctx.organization.id), inArray(savedChannels.channelId, ids))),
    ctx.db
      .select({ id: channels.id, n: count() })
      .from(channels)
      .innerJoin(videos, and(eq(videos.platform, channels.platform), eq(videos.creatorId, channels.externalId)))
      .innerJoin(trackings, eq(trackings.videoId, videos.id))
      .where(and(eq(trackings.organizationId, ctx.organization.id), inArray(channels.id, ids)))
      .groupBy(channels.id),
  ]);
  const savedAt = new Map(saved.map(({ id, at }) => [id, at.toISOString()]));
  const trackingsOf = new Map(tracked.map(({ id, n }) => [id, n]));
  return rows.map((row) => ({
    id: row.uuid,
    platform: row.platform,
    username: row.username,
    name: row.name,
    followers: row.followers,
    country: row.country,
    read_at: row.profileAt.toISOString(),
    saved_at: savedAt.get(row.id) ?? null,
    trackings: trackingsOf.get(row.id) ?? 0,
  }));
}
