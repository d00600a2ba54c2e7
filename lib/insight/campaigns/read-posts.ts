import { desc, eq, inArray, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackings, videoState, videos } from "@/db/schema";
import { toUsdOrNull } from "@/lib/billing/rules";
import type { CampaignPost } from "@/lib/insight/campaigns/dashboard-schemas";
import { shortfallOf } from "@/lib/insight/campaigns/requirements";
import { engagementsOf } from "@/lib/tracking/snapshots/figure-rules";
import { stateColumns } from "@/lib/tracking/snapshots/state";

/** A post without its figures, which are read for one page at a time. */
interface CheckedPost {
  id: number;
  shortfall: CampaignPost["shortfall"];
}

/** Returns a campaign's posts, most views first, each with what it lacks. A video that is tracked twice is there twice. */
export async function checkPosts(
  db: Queryable,
  campaign: { id: number; required: readonly string[] },
  limit: number,
): Promise<CheckedPost[]> {
  const rows = await db
    .select({
      id: trackings.id,
      platform: trackings.platform,
      title: videos.title,
      description: videos.description,
      paidPartnership: videos.paidPartnership,
    })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(eq(trackings.campaignId, campaign.id))
    .orderBy(sql`${videoState.views} desc nulls last`, desc(trackings.id))
    .limit(limit);
  return rows.map(({ id, ...post }) => {
    const found = shortfallOf(post, campaign.required);
    return {
      id,
      shortfall: found && {
        missing: found.missing,
        lacks_disclosure: found.lacksDisclosure,
        lacks_caption: found.lacksCaption,
      },
    };
  });
}

/** Returns checked posts with their figures, in the given order. */
export async function presentPosts(db: Queryable, checked: readonly CheckedPost[]): Promise<CampaignPost[]> {
  if (checked.length === 0) return [];
  const rows = await db
    .select({ tracking: trackings, video: { title: videos.title, creator: videos.creator }, state: stateColumns })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(
      inArray(
        trackings.id,
        checked.map(({ id }) => id),
      ),
    );
  const byId = new Map(rows.map((row) => [row.tracking.id, row]));
  return checked.flatMap(({ id, shortfall }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { tracking, video, state } = row;
    return [
      {
        id: tracking.publicId,
        platform: tracking.platform,
        title: video.title,
        creator: video.creator,
        video_link: tracking.videoLink,
        status: tracking.status,
        status_reason: tracking.statusReason,
        views: state.views,
        engagements: engagementsOf(state),
        cost_usd: toUsdOrNull(tracking.cost),
        latest_at: state.latestAt?.toISOString() ?? null,
        shortfall,
      },
    ];
  });
}
