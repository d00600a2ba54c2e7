"use client";

import { buttonVariants } from "@heroui/styles";
import { ChartSpline, Download } from "lucide-react";
import type { ReactNode } from "react";
import { ShareButton } from "@/components/sharing/share-button";
import { LinkButton } from "@/components/ui/link-button";
import { useTimeZone } from "@/components/ui/time-zone";
import { videoTitle } from "@/components/ui/video-title";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { isRunning } from "@/lib/tracking/videos/rules";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { exportSeries } from "@/rest/dashboard/endpoints/videos";
import { ExtendVideo } from "./extend-video";
import { StopVideo } from "./stop-video";

interface VideoActionsProps {
  video: VideoOverview;
  canWrite: boolean;
  /** Actions that the page adds. */
  children?: ReactNode;
}

/** Actions on a video: open it elsewhere, and extend or stop it during collection. */
export function VideoActions({ video, canWrite, children }: VideoActionsProps) {
  const zone = useTimeZone();
  return (
    <div
      // On phones, labels without icons, side by side: the chart below is what the reader came for.
      className="flex flex-wrap gap-1.5 max-sm:w-full sm:gap-2 max-sm:[&>*]:min-w-0 max-sm:[&>*]:grow max-sm:[&>*]:basis-[30%] max-sm:[&>*]:px-1.5 max-sm:[&>*]:text-xs max-sm:[&_svg]:hidden"
    >
      <LinkButton href={`/videos/compare?videos=${encodeURIComponent(video.id)}`} variant="outline">
        <ChartSpline aria-hidden />
        Compare
      </LinkButton>
      <a
        href={hrefOf(exportSeries, { params: { id: video.id }, query: { zone } })}
        download
        className={buttonVariants({ variant: "outline" })}
      >
        <Download aria-hidden />
        Export CSV
      </a>
      {canWrite && <ShareButton shared={{ of: "video", ids: [video.id], title: videoTitle(video) }} />}
      {children}
      {canWrite && isRunning(video) && (
        <>
          <ExtendVideo video={video} />
          <StopVideo id={video.id} />
        </>
      )}
    </div>
  );
}
