import Link from "next/link";
import type { ReactNode } from "react";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { Thumbnail } from "./thumbnail";

/** Titles come from anywhere: any script and direction, emoji, 300 characters, or none. */
export const videoTitle = (video: Pick<VideoRow, "title" | "video_link">) => video.title?.trim() || video.video_link;

interface VideoIdentityProps {
  video: VideoRow;
  /** A line below the creator. */
  children?: ReactNode;
}

/** Picture, title and creator; the title's link covers the row. */
export function VideoIdentity({ video, children }: VideoIdentityProps) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Thumbnail id={video.id} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/videos/${video.id}`}
          prefetch={false}
          className="block rounded-sm font-medium outline-offset-2 after:absolute after:inset-0 hover:underline focus-visible:outline-2 focus-visible:outline-focus"
        >
          <span dir="auto" className="line-clamp-1 break-all text-start">
            {videoTitle(video)}
          </span>
        </Link>
        <p className="flex min-w-0 items-center gap-1.5 text-muted text-xs">
          <PlatformGlyph platform={video.platform} />
          <span aria-hidden>·</span>
          <bdi className="truncate">{video.creator ?? "Unknown creator"}</bdi>
        </p>
        {children}
      </div>
    </div>
  );
}
