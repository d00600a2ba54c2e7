import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { readSeries } from "@/lib/tracking/snapshots/read";
import { findTracking } from "@/lib/tracking/videos/find";
import { presentSnapshot, presentVideo } from "@/lib/tracking/videos/present";
import type { GetVideoQuery, VideoDetail } from "@/lib/tracking/videos/schemas";

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/**
 * Returns a video with its snapshots, oldest first.
 * @throws AppError not_found
 */
export async function getVideo(
  ctx: OrganizationContext,
  { id, since, until, limit, snapshots }: { id: string } & Partial<GetVideoQuery>,
): Promise<VideoDetail> {
  assertRight(ctx.actor, "videos:read");
  const { tracking, video, state, channelId } = await findTracking(ctx, id);
  const range = { since: dateOf(since), until: dateOf(until), limit };
  const series = snapshots === "false" ? [] : await readSeries(ctx.db, tracking.id, range);
  return {
    ...presentVideo(tracking, { ...video, channelId }, ctx.now()),
    current_metadata: { title: video.title, creator: video.creator, description: video.description },
    // The platform last reported it as gone or private.
    is_deleted: state.badHours > 0,
    last_updated: state.latestAt?.toISOString() ?? null,
    snapshots: series.map((snapshot) => presentSnapshot(tracking.publicId, snapshot)),
  };
}
