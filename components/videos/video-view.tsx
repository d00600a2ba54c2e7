"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { CollectionFacts } from "./collection-facts";
import { EngagementSection } from "./engagement-section";
import { MetricSection } from "./metric-section";
import { videoOverviewQuery } from "./queries";
import { StaleNotice } from "./stale-notice";
import { StopVideo } from "./stop-video";
import { VideoCost } from "./video-cost";
import { VideoHeader } from "./video-header";
import { VideoSkeleton } from "./video-skeleton";

interface VideoViewProps {
  id: string;
  canStop: boolean;
}

export function VideoView({ id, canStop }: VideoViewProps) {
  const { data: video, error, dataUpdatedAt, refetch } = useQuery(videoOverviewQuery(id));
  if (!video)
    return error ? (
      <ErrorState title="The video could not be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <VideoSkeleton />
    );
  const isRunning = video.status === "monitoring" || video.status === "paused";
  return (
    <article className="flex flex-col gap-8">
      <VideoHeader video={video} actions={canStop && isRunning ? <StopVideo id={video.id} /> : null} />
      <StaleNotice error={error} askedAt={dataUpdatedAt} />
      <MetricSection video={video} />
      <CollectionFacts video={video} askedAt={dataUpdatedAt} />
      <EngagementSection points={video.points} />
      <VideoCost video={video} canEdit={canStop} />
    </article>
  );
}
