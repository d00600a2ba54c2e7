import { and, eq, exists, inArray, isNull, not, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { campaigns, channels, labels, trackingLabels, trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { orderedBy } from "@/lib/core/keyset";
import { isCreator } from "@/lib/tracking/trackings/identity";
import { WITHOUT } from "@/lib/tracking/videos/choice-rules";
import type { VideoRowsFilter, VideoRowsQuery, VideoSort } from "@/lib/tracking/videos/dashboard-schemas";
import type { ShownStatus } from "@/lib/tracking/videos/schemas";
import { searchCondition } from "@/lib/tracking/videos/search";

const SORT_BY: Record<VideoSort, SQL> = {
  created_at: sql`${trackings.createdAt}`,
  ends_at: sql`${trackings.endsAt}`,
  views: sql`${videoState.views}`,
  likes: sql`${videoState.likes}`,
  comments: sql`${videoState.comments}`,
  shares: sql`${videoState.shares}`,
  saves: sql`${videoState.saves}`,
  engagement: sql`(coalesce(${videoState.likes}, 0) + coalesce(${videoState.comments}, 0) + coalesce(${videoState.shares}, 0))::float8 / nullif(${videoState.views}, 0)`,
  updated_at: sql`${videoState.latestAt}`,
};

/** Over `trackings`: rows of the table, its summary and its file. */
export async function rowsWhere(
  ctx: OrganizationContext,
  query: VideoRowsFilter,
  db: Queryable = ctx.db,
): Promise<SQL | undefined> {
  return and(
    eq(trackings.organizationId, ctx.organization.id),
    query.platform && eq(trackings.platform, query.platform),
    query.status && hasStatus(query.status),
    query.label ? hasLabel(ctx, query.label) : undefined,
    query.campaign ? inCampaign(ctx, query.campaign) : undefined,
    query.channel ? ofChannel(ctx, query.channel) : undefined,
    await searchCondition(db, ctx.organization.id, query.q),
  );
}

/** Matches the trackings that the dashboard shows with a status; stopped ones are stored as completed. */
export function hasStatus(status: ShownStatus): SQL {
  const { status: stored, statusReason } = trackings;
  if (status === "stopped") return sql`${stored} = 'completed' and ${statusReason} = 'stopped'`;
  if (status === "completed") return sql`${stored} = 'completed' and ${statusReason} is distinct from 'stopped'`;
  return eq(stored, status);
}

/** Whether a sort needs `videoState`, whose columns can be null. */
export const isByState = (sort: VideoSort): boolean => sort !== "created_at" && sort !== "ends_at";

/** Over `trackings`, and `videoState` if `isByState`. */
export function rowsOrder({ sort, order }: Pick<VideoRowsQuery, "sort" | "order">): SQL[] {
  return [
    orderedBy(SORT_BY[sort], order, { isNullable: isByState(sort) }),
    // Break ties by ID so pages neither repeat nor skip a row.
    orderedBy(sql`${trackings.id}`, order, { isNullable: false }),
  ];
}

/** A label that is deleted or another organization's matches no video: a link to it shows an empty list. */
function hasLabel(ctx: OrganizationContext, label: string): SQL {
  const matching = ctx.db
    .select({ one: sql`1` })
    .from(trackingLabels)
    .innerJoin(labels, eq(labels.id, trackingLabels.labelId))
    .where(
      and(
        eq(trackingLabels.trackingId, trackings.id),
        eq(labels.organizationId, ctx.organization.id),
        label === WITHOUT ? undefined : eq(labels.publicId, label),
      ),
    );
  return label === WITHOUT ? not(exists(matching)) : exists(matching);
}

function inCampaign(ctx: OrganizationContext, campaign: string): SQL {
  if (campaign === WITHOUT) return isNull(trackings.campaignId);
  const named = ctx.db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.publicId, campaign), eq(campaigns.organizationId, ctx.organization.id)));
  return sql`${trackings.campaignId} = (${named})`;
}

const ofChannel = (ctx: OrganizationContext, channel: string): SQL =>
  inArray(
    trackings.videoId,
    ctx.db.select({ id: videos.id }).from(videos).innerJoin(channels, isCreator).where(eq(channels.uuid, channel)),
  );
