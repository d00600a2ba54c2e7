import { eq } from "drizzle-orm";
import { channels } from "@/db/schema";
import { readAudienceDetail } from "@/lib/channels/channels/audience-detail";
import type { AudienceShares } from "@/lib/channels/channels/audience-schemas";
import type { OrganizationContext } from "@/lib/core/context";
import type { ReportAudience } from "@/lib/insight/reports/view-schemas";
import type { ReportScope } from "@/lib/insight/reports/which-videos";

/**
 * Returns the audience of a report's channel, or of the only creator of its videos; null if there is none, or if nothing
 * is known. What a channel's owner shared with the organization stays within it: only samples and imports are shown.
 */
export async function readReportAudience(
  ctx: OrganizationContext,
  { of, ids }: ReportScope,
  videos: readonly { channelId: number | null }[],
): Promise<ReportAudience | null> {
  const creators = new Set(videos.map(({ channelId }) => channelId));
  const [only = null] = creators.size === 1 ? creators : [];
  if (of !== "channel" && only === null) return null;
  const [channel] = await ctx.db
    .select({ id: channels.id, username: channels.username, platform: channels.platform })
    .from(channels)
    .where(of === "channel" ? eq(channels.uuid, ids[0] ?? "") : eq(channels.id, only ?? 0));
  if (!channel) return null;
  const detail = await readAudienceDetail(ctx, channel.id, { withOwner: false });
  const parts = { countries: detail.countries, genders: detail.genders, ages: detail.ages };
  if (Object.values(parts).every((part) => part === null)) return null;
  return {
    channel: { username: channel.username, platform: channel.platform },
    countries: publicShares(parts.countries),
    genders: publicShares(parts.genders),
    ages: publicShares(parts.ages),
    sample: detail.sample && { taken_at: detail.sample.taken_at, size: detail.sample.size },
    imported_at: detail.import?.imported_at ?? null,
  };
}

const publicShares = (part: AudienceShares | null): ReportAudience["countries"] =>
  part && part.source !== "owner" ? { source: part.source, shares: part.shares } : null;
