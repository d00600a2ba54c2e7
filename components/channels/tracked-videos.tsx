"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Count } from "@/components/ui/count";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { VideoIdentity } from "@/components/ui/video-identity";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { formatCompact, formatPercent, plural } from "@/lib/core/format";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { FEW_VIDEOS, trackedSummaryQuery, trackedVideosQuery } from "./queries";

const MOST = 100;
const HEADINGS = ["Views", "Engagement"] as const;

/** The organization's videos of the channel with their figures, most views first. */
export function TrackedVideos({ channel }: { channel: ChannelProfile }) {
  const [limit, setLimit] = useState(FEW_VIDEOS);
  const { data, error, isPlaceholderData, refetch } = useQuery(trackedVideosQuery(channel.id, limit));
  const { data: summary } = useQuery(trackedSummaryQuery(channel.id));
  const total = summary?.videos ?? channel.trackings;
  return (
    <section aria-labelledby="tracked-videos" className="panel @container flex min-w-0 flex-col gap-3 p-4 md:p-5">
      <div>
        <h2 id="tracked-videos" className="font-semibold text-base">
          Your videos
        </h2>
        <p className="text-muted text-sm">
          {plural(total, "tracked video")}
          {summary?.views != null && `, ${formatCompact(summary.views)} views in total`}
        </p>
      </div>
      {!data && error && (
        <ErrorState title="The videos couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && (
        <PlaceholderRows rows={Math.min(channel.trackings, FEW_VIDEOS)} height={57} label="Loading videos" />
      )}
      {data && (
        <div aria-busy={isPlaceholderData}>
          <div aria-hidden className="flex items-center gap-4 border-rule border-b pb-1.5 text-muted text-xs">
            <span className="flex-1">Video</span>
            {HEADINGS.map((heading) => (
              <span key={heading} className={`w-20 text-right ${heading === "Views" ? "" : "@max-md:hidden"}`}>
                {heading}
              </span>
            ))}
          </div>
          <ul aria-label="Tracked videos of this channel">
            {data.rows.map((video) => (
              <Line key={video.id} video={video} />
            ))}
          </ul>
        </div>
      )}
      {total > FEW_VIDEOS && limit === FEW_VIDEOS && (
        <Button size="sm" variant="outline" onPress={() => setLimit(MOST)} className="tap-target self-start">
          {total > MOST ? `Show the ${MOST} with the most views` : `Show all ${plural(total, "video")}`}
        </Button>
      )}
    </section>
  );
}

function Line({ video }: { video: VideoRow }) {
  return (
    <li className="group/row relative flex min-h-14 items-center gap-4 border-rule border-b py-2 text-sm last:border-b-0 hover:bg-default/40">
      <div className="min-w-0 flex-1">
        <VideoIdentity video={video}>
          <TrackingStatusLabel status={video.status} reason={video.status_reason} />
        </VideoIdentity>
      </div>
      <span className="w-20 shrink-0 text-right">
        <Count value={video.figures.views} name="views" />
        <span className="sr-only"> views</span>
      </span>
      <span className="w-20 shrink-0 text-right tabular-nums @max-md:hidden">
        {video.engagement_rate === null ? (
          <span aria-hidden className="text-muted">
            —
          </span>
        ) : (
          <>
            {formatPercent(video.engagement_rate)}
            <span className="sr-only"> engagement</span>
          </>
        )}
      </span>
    </li>
  );
}
