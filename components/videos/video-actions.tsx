"use client";

import { buttonVariants } from "@heroui/styles";
import { ChartSpline, Download } from "lucide-react";
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

/** Actions on a video: open it elsewhere, and extend or stop it during collection. */
export function VideoActions({ video, canWrite }: { video: VideoOverview; canWrite: boolean }) {
  const zone = useTimeZone();
  return (
    <div
      // On phones, labels without icons, side by side: the chart below is what the reader came for.
      className="flex gap-1.5 max-sm:w-full sm:flex-wrap sm:gap-2 max-sm:[&>*]:min-w-0 max-sm:[&>*]:grow max-sm:[&>*]:px-1.5 max-sm:[&>*]:text-xs max-sm:[&_svg]:hidden"
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
      {canWrite && isRunning(video) && (
        <>
          <ExtendVideo video={video} />
          <StopVideo id={video.id} />
        </>
      )}
    </div>
  );
}
