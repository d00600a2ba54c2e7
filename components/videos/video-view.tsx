"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { StaleNotice } from "@/components/ui/stale-notice";
import { CollectionFacts } from "./collection-facts";
import { EngagementSection } from "./engagement-section";
import { MetricSection } from "./metric-section";
import { videoOverviewQuery } from "./queries";
import { VideoActions } from "./video-actions";
import { VideoCost } from "./video-cost";
import { VideoHeader } from "./video-header";
import { VideoSkeleton } from "./video-skeleton";

interface VideoViewProps {
  id: string;
  canWrite: boolean;
}

export function VideoView({ id, canWrite }: VideoViewProps) {
  const { data: video, error, dataUpdatedAt, refetch } = useQuery(videoOverviewQuery(id));
  if (!video)
    return error ? (
      <ErrorState title="The video couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <VideoSkeleton />
    );
  return (
    <article className="flex flex-col gap-8">
      <VideoHeader video={video} actions={<VideoActions video={video} canWrite={canWrite} />} />
      <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
      <MetricSection video={video} fetchedAt={dataUpdatedAt} />
      <EngagementSection video={video} />
      <VideoCost video={video} canEdit={canWrite} />
      <CollectionFacts video={video} fetchedAt={dataUpdatedAt} />
    </article>
  );
}
