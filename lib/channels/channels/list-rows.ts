import { and, count, eq, getTableColumns, ilike, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { channels, savedChannels, trackings, videos } from "@/db/schema";
import type { ChannelRows, ChannelRowsQuery, ChannelSort } from "@/lib/channels/channels/dashboard-schemas";
import { presentListed } from "@/lib/channels/channels/listed";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns a page of the channels that the organization saved, or of the creators whose videos it tracks or tracked. */
export async function listChannelRows(ctx: OrganizationContext, query: ChannelRowsQuery): Promise<ChannelRows> {
  assertRight(ctx.actor, "channels:read");
  const { page, per_page } = query;
  const list = query.list === "saved" ? savedOf(ctx) : creatorsOf(ctx);
  const where = and(query.platform && eq(channels.platform, query.platform), nameContains(query.q));
  const order: Record<ChannelSort, SQL> = {
    recent: sql`${list.at} desc`,
    name: sql`lower(coalesce(nullif(${channels.name}, ''), ${channels.username})) asc`,
    followers: sql`${channels.followers} desc nulls last`,
  };
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select(getTableColumns(channels))
      .from(channels)
      .innerJoin(list, eq(list.channelId, channels.id))
      .where(where)
      // Break ties by ID so pages neither repeat nor skip a row.
      .orderBy(order[query.sort], sql`${channels.id} desc`)
      .limit(per_page)
      .offset((page - 1) * per_page),
    ctx.db.select({ n: count() }).from(channels).innerJoin(list, eq(list.channelId, channels.id)).where(where),
  ]);
  return { rows: await presentListed(ctx, rows), total: total?.n ?? 0, page, per_page };
}

/** Matches channel names and usernames; an empty text matches everything. */
export function nameContains(text: string): SQL | undefined {
  const pattern = `%${text.replace(/^[@＠]/, "").replace(/[\\%_]/g, "\\$&")}%`;
  return text === "" ? undefined : or(ilike(channels.username, pattern), ilike(channels.name, pattern));
}

/** Both lists have the same shape, so one query can read either. */
const entry = (channelId: AnyPgColumn, at: SQL) => ({
  channelId: sql<number>`${channelId}`.as("channel_id"),
  at: sql<Date>`${at}`.as("at"),
});

const savedOf = (ctx: OrganizationContext) =>
  ctx.db
    .select(entry(savedChannels.channelId, sql`${savedChannels.savedAt}`))
    .from(savedChannels)
    .where(eq(savedChannels.organizationId, ctx.organization.id))
    .as("list");

const creatorsOf = (ctx: OrganizationContext) =>
  ctx.db
    .select(entry(channels.id, sql`max(${trackings.createdAt})`))
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(channels, and(eq(channels.platform, videos.platform), eq(channels.externalId, videos.creatorId)))
    .where(eq(trackings.organizationId, ctx.organization.id))
    .groupBy(channels.id)
    .as("list");
