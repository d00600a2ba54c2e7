import { and, eq, inArray } from "drizzle-orm";
import { audienceImports, channels, savedChannels, trackedCreators } from "@/db/schema";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { ownGrade, sharesAudience } from "@/lib/channels/own-figures/read";
import type { OrganizationContext } from "@/lib/core/context";

/** Returns channels as the dashboard lists them, with the organization's relation to each, in the given order. */
export async function presentListed(ctx: OrganizationContext, rows: readonly ChannelRow[]): Promise<ListedChannel[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const organizationId = ctx.organization.id;
  const own = await ctx.db
    .select({
      id: channels.id,
      savedAt: savedChannels.savedAt,
      trackings: trackedCreators.trackings,
      importedAt: audienceImports.importedAt,
      isShared: sharesAudience(ctx),
      grade: ownGrade(ctx),
    })
    .from(channels)
    .leftJoin(
      savedChannels,
      and(eq(savedChannels.organizationId, organizationId), eq(savedChannels.channelId, channels.id)),
    )
    .leftJoin(
      trackedCreators,
      and(
        eq(trackedCreators.organizationId, organizationId),
        eq(trackedCreators.platform, channels.platform),
        eq(trackedCreators.creatorId, channels.externalId),
      ),
    )
    .leftJoin(
      audienceImports,
      and(eq(audienceImports.organizationId, organizationId), eq(audienceImports.channelId, channels.id)),
    )
    .where(inArray(channels.id, ids));
  const ownOf = new Map(own.map((row) => [row.id, row]));
  return rows.map((row) => {
    const { savedAt, trackings, importedAt, isShared, grade = null } = ownOf.get(row.id) ?? {};
    const qualityGrade = row.qualityGrade ?? grade;
    return {
      id: row.uuid,
      platform: row.platform,
      username: row.username,
      name: row.name,
      is_verified: row.isVerified,
      followers: row.followers,
      country: row.country,
      categories: [...row.categoriesPrimary, ...row.categoriesSecondary],
      read_at: row.profileAt.toISOString(),
      saved_at: savedAt?.toISOString() ?? null,
      trackings: trackings ?? 0,
      gained_30d: row.gained,
      gained_percent_30d: row.gainedPercent,
      post_count: row.postCount,
      quality_grade: qualityGrade,
      quality_source: qualityGrade === null ? null : row.qualityGrade === null ? "owner" : "sample",
      has_audience: qualityGrade !== null || importedAt != null || isShared === true,
    };
  });
}
