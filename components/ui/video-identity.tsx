import Link from "next/link";
import type { ReactNode } from "react";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { Thumbnail } from "./thumbnail";
import { videoTitle } from "./video-title";

interface VideoIdentityProps {
  video: Pick<VideoRow, "id" | "platform" | "title" | "creator" | "video_link">;
  /** All on one line. */
  isCompact?: boolean;
  /** After the creator. */
  children?: ReactNode;
}

/** Picture, title and creator; the title's link covers the row. */
export function VideoIdentity({ video, isCompact = false, children }: VideoIdentityProps) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Thumbnail id={video.id} size={isCompact ? "compact" : "row"} />
      <div className={`min-w-0 flex-1 ${isCompact ? "flex items-center gap-2.5" : ""}`}>
        <Link
          href={`/videos/${video.id}`}
          prefetch={false}
          data-row-link
          className="block min-w-0 rounded-sm font-medium outline-offset-2 after:absolute after:inset-0 hover:underline focus-visible:outline-2 focus-visible:outline-focus"
        >
          <span dir="auto" className={`text-start ${isCompact ? "block truncate" : "line-clamp-2 wrap-anywhere"}`}>
            {videoTitle(video)}
          </span>
        </Link>
        <div
          className={`flex min-w-0 items-center gap-x-1.5 gap-y-0.5 text-muted text-xs ${isCompact ? "max-w-1/2 shrink-0" : "flex-wrap"}`}
        >
          <span className="flex min-w-0 max-w-full items-center gap-1.5">
            <PlatformGlyph platform={video.platform} />
            <span aria-hidden>·</span>
            <bdi className="truncate">{video.creator ?? "Unknown creator"}</bdi>
          </span>
          {children}
        </div>
      </div>
    </div>
  );
}
