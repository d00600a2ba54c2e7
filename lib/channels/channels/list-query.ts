import { and, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { audienceImports, channelCategories, channels, savedChannels, trackedCreators } from "@/db/schema";
import { FAST_PERCENT, GOOD_GRADE, SIZE_LIMITS } from "@/lib/channels/channels/choice-rules";
import type { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { matching } from "@/lib/channels/channels/matching";
import { hasOwnGrade, sharesAudience } from "@/lib/channels/own-figures/read";
import type { OrganizationContext } from "@/lib/core/context";

/** Conditions of the channels' list, over `channels` joined with the list's own table. */

type Filter = Pick<
  ChannelRowsQuery,
  "list" | "q" | "platform" | "size" | "growth" | "audience" | "country" | "category"
>;

/** Joins the organization's own table that a list is made of; none for all channels. */
export const JOINS = {
  all: null,
  saved: { table: savedChannels, on: eq(savedChannels.channelId, channels.id) },
  creators: {
    table: trackedCreators,
    on: and(eq(trackedCreators.platform, channels.platform), eq(trackedCreators.creatorId, channels.externalId)),
  },
} as const;

export async function filterOf(ctx: OrganizationContext, query: Filter): Promise<SQL | undefined> {
  const { platform, size, growth, audience, country, category } = query;
  return and(
    // Others' sampled followers and creators aren't listed, unless the organization has something to do with them.
    query.list === "all" ? sql`not ${channels.isStub}` : undefined,
    query.list === "saved" ? eq(savedChannels.organizationId, ctx.organization.id) : undefined,
    query.list === "creators" ? eq(trackedCreators.organizationId, ctx.organization.id) : undefined,
    platform && eq(channels.platform, platform),
    size && hasSize(size),
    growth && GROWTHS[growth],
    audience === "known" ? hasAudience(ctx) : undefined,
    audience === "good" ? hasGoodGrade(ctx) : undefined,
    country ? eq(channels.country, country) : undefined,
    category === undefined ? undefined : sql`${channelCategories(channels)} @> array[${category}]::text[]`,
    (await matching(ctx, query.q))?.where,
  );
}

function hasSize(size: keyof typeof SIZE_LIMITS): SQL | undefined {
  const { from, below } = SIZE_LIMITS[size];
  return and(gte(channels.followers, from), below === null ? undefined : lt(channels.followers, below));
}

const GROWTHS = {
  growing: sql`${channels.gained} > 0`,
  fast: sql`${channels.gainedPercent} >= ${FAST_PERCENT}`,
  shrinking: sql`${channels.gained} < 0`,
};

/**
 * A follower sample with followers, the organization's own import, or what the owner shared with it. Each is looked up
 * by an index, so that counting doesn't read all channels.
 */
function hasAudience(ctx: OrganizationContext): SQL | undefined {
  const imported = ctx.db
    .select({ id: audienceImports.channelId })
    .from(audienceImports)
    .where(eq(audienceImports.organizationId, ctx.organization.id));
  return or(
    isNotNull(channels.qualityGrade),
    sql`${channels.id} = any(array(${imported}))`,
    sharesAudience(ctx),
    hasOwnGrade(ctx),
  );
}

/** As on the channel's page, the owner's engaged views give the grade where there is no sample. */
const hasGoodGrade = (ctx: OrganizationContext): SQL | undefined =>
  or(gte(channels.qualityGrade, GOOD_GRADE), and(isNull(channels.qualityGrade), hasOwnGrade(ctx, GOOD_GRADE)));
