import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { PlatformLink } from "@/components/ui/platform-link";
import { Thumbnail } from "@/components/ui/thumbnail";
import { Time } from "@/components/ui/time";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { videoTitle } from "@/components/ui/video-title";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { statusReason } from "@/lib/tracking/videos/rules";

interface VideoHeaderProps {
  video: VideoOverview;
  /** When the numbers are from. */
  times: ReactNode;
  actions: ReactNode;
  /** Links that the page adds to the creator. */
  creatorLinks?: ReactNode;
}

export function VideoHeader({ video, times, actions, creatorLinks }: VideoHeaderProps) {
  return (
    <header className="flex flex-col gap-2 md:gap-3">
      <BackLink href="/videos" className="print:hidden">
        Videos
      </BackLink>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <span className="max-sm:hidden">
          <Thumbnail id={video.id} size="large" />
        </span>
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1.5">
          <h1 dir="auto" className="line-clamp-2 break-words text-left font-semibold text-xl tracking-tight">
            {videoTitle(video)}
          </h1>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
            <bdi className="max-w-full truncate">{video.creator ?? "Unknown creator"}</bdi>
            <PlatformGlyph platform={video.platform} />
            {video.published_at && (
              // On phones, the chart says when.
              <span className="max-sm:hidden">
                published <Time value={video.published_at} form="date" />
              </span>
            )}
            <PlatformLink platform={video.platform} href={video.canonical_url} />
            {creatorLinks}
          </p>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <TrackingStatusLabel status={video.status} reason={video.status_reason} />
            <span className={`text-muted ${video.status === "monitoring" ? "max-sm:hidden" : ""}`}>
              {statusReason(video.status, video.status_reason)}
            </span>
          </div>
        </div>
        {actions}
      </div>
      {times}
    </header>
  );
}
