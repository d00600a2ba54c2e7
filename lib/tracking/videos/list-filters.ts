import { and, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import { campaigns, channels, labels, trackingLabels, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { usernameKey } from "@/lib/platforms/captions";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { parseVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import type { ListVideosQuery } from "@/lib/tracking/videos/schemas";
import { searchCondition } from "@/lib/tracking/videos/search";

/**
 * Returns the conditions of a list's filters, over `trackings`. A label, campaign or channel that
 * doesn't exist in the organization matches no video.
 * @throws AppError invalid_request if `url` isn't a video link
 */
export async function listFilters(ctx: OrganizationContext, query: ListVideosQuery): Promise<SQL | undefined> {
  return and(
    eq(trackings.organizationId, ctx.organization.id),
    query.platform && eq(trackings.platform, query.platform),
    query.status && eq(trackings.status, query.status),
    query.label ? hasLabel(ctx, query.label) : undefined,
    query.campaign ? inCampaign(ctx, query.campaign) : undefined,
    query.creator ? byCreator(query.creator) : undefined,
    query.channel_id ? onChannel(query.channel_id) : undefined,
    query.url ? await atUrl(ctx, query.url) : undefined,
    query.external_id ? isVideo([...PLATFORMS], query.external_id) : undefined,
    query.q ? await searchCondition(ctx.db, ctx.organization.id, query.q) : undefined,
    query.created_after ? gt(trackings.createdAt, new Date(query.created_after)) : undefined,
    query.created_before ? lt(trackings.createdAt, new Date(query.created_before)) : undefined,
  );
}

/** Selects the organization's row with this public ID, or else with exactly this name. */
const named = (ctx: OrganizationContext, table: typeof labels | typeof campaigns, idOrName: string): SQL => sql`(
  select ${table.id} from ${table}
  where ${table.organizationId} = ${ctx.organization.id} and (${table.publicId} = ${idOrName}
    or (lower(${table.name}) = lower(${idOrName}) and ${table.name} = ${idOrName}))
  order by ${table.publicId} = ${idOrName} desc limit 1)`;

const hasLabel = (ctx: OrganizationContext, label: string): SQL => sql`exists (
  select 1 from ${trackingLabels} where ${trackingLabels.trackingId} = ${trackings.id}
    and ${trackingLabels.labelId} = ${named(ctx, labels, label)})`;

const inCampaign = (ctx: OrganizationContext, campaign: string): SQL =>
  sql`${trackings.campaignId} = ${named(ctx, campaigns, campaign)}`;

/** By the creator name shown for videos or the username of the creator's channel, ignoring case. */
export const byCreator = (name: string): SQL => sql`${trackings.videoId} in (
  select v.id from ${videos} v where lower(v.creator) in (lower(${name.trim()}), ${usernameKey(name)})
  union all
  select v.id from ${channels} c join ${videos} v on v.platform = c.platform and v.creator_id = c.external_id
  where ${inArray(sql`c.platform`, [...PLATFORMS])} and c.username_key = ${usernameKey(name)})`;

const onChannel = (uuid: string): SQL => sql`${trackings.videoId} in (
  select v.id from ${channels} c join ${videos} v on v.platform = c.platform and v.creator_id = c.external_id
  where c.uuid = ${uuid})`;

/** A short link also matches as sent, in case it no longer resolves. */
async function atUrl(ctx: OrganizationContext, url: string): Promise<SQL | undefined> {
  const link = await resolveVideoUrl(ctx, parseVideoUrl(url));
  if (link.kind === "invalid") throw invalid("url", "Invalid URL format");
  if (link.kind !== "video") return eq(trackings.videoLink, url);
  return isVideo([link.platform], link.externalId);
}

/** By the index of the videos' identity. */
const isVideo = (platforms: Platform[], externalId: string): SQL => sql`${trackings.videoId} in (
  select v.id from ${videos} v where ${inArray(sql`v.platform`, platforms)} and v.external_id = ${externalId})`;
