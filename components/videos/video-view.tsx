"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useQueryStates } from "nuqs";
import { type ReactNode, useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { StaleNotice } from "@/components/ui/stale-notice";
import { BenchmarkSection } from "./benchmark-section";
import { CollectionFacts } from "./collection-facts";
import { FurtherMetrics, KeyMetrics } from "./derived-metrics";
import { EngagementSection } from "./engagement-section";
import { MetricSection } from "./metric-section";
import { NotesSection } from "./notes-section";
import { videoOverviewQuery } from "./queries";
import { RecentSection } from "./recent-section";
import { chartParams } from "./search-params";
import { UpdateTimes } from "./update-times";
import { VideoActions } from "./video-actions";
import { VideoCost } from "./video-cost";
import { VideoHeader } from "./video-header";
import { VideoSkeleton } from "./video-skeleton";

/** Sections without anything to show have no panel. */
const PANEL = "panel min-w-0 p-4 empty:hidden md:p-5";

interface VideoViewProps {
  id: string;
  canWrite: boolean;
  /** Whether the reader may enter what a video cost. */
  canSetCost: boolean;
  /** Links that the page adds to the creator. */
  creatorLinks?: ReactNode;
  /** Actions that the page adds. */
  furtherActions?: ReactNode;
}

export function VideoView({ id, canWrite, canSetCost, creatorLinks, furtherActions }: VideoViewProps) {
  const { data: video, error, dataUpdatedAt, refetch } = useQuery(videoOverviewQuery(id));
  const [{ metric }] = useQueryStates(chartParams);
  const [draftAt, setDraftAt] = useState<string | null>(null);
  if (!video)
    return error ? (
      <ErrorState title="The video couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <VideoSkeleton />
    );
  return (
    <article className="flex flex-col gap-4">
      <VideoHeader
        video={video}
        times={<UpdateTimes video={video} fetchedAt={dataUpdatedAt} />}
        creatorLinks={creatorLinks}
        actions={
          <VideoActions video={video} canWrite={canWrite}>
            {furtherActions}
          </VideoActions>
        }
      />
      <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
      <MetricSection video={video} {...(canWrite && { onNote: setDraftAt })} />
      <div className={PANEL}>
        <KeyMetrics video={video} metric={metric} />
        <div className="pt-6 empty:hidden">
          <BenchmarkSection id={id} />
        </div>
      </div>
      <div className={PANEL}>
        <RecentSection video={video} metric={metric} />
      </div>
      <div className={PANEL}>
        <NotesSection video={video} canWrite={canWrite} draftAt={draftAt} onDraft={setDraftAt} />
      </div>
      <div className={PANEL}>
        <EngagementSection video={video} />
      </div>
      <div className={PANEL}>
        <VideoCost video={video} canEdit={canSetCost} />
      </div>
      <details className={PANEL}>
        <summary className="tap-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm font-semibold text-base">
          <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
          More
        </summary>
        <div className="flex flex-col gap-6 pt-4">
          <FurtherMetrics video={video} metric={metric} />
          <CollectionFacts video={video} fetchedAt={dataUpdatedAt} />
        </div>
      </details>
    </article>
  );
}
