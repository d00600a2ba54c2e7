import Link from "next/link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { Thumbnail } from "@/components/ui/thumbnail";
import { videoTitle } from "@/components/ui/video-title";
import type { Mover } from "@/lib/tracking/overview/schemas";

type Line = Pick<Mover, "id" | "platform" | "title" | "creator" | "video_link">;

/** A video in a list: the link of its title covers the whole row. */
export function VideoLine({ video }: { video: Line }) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3">
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
      </div>
    </div>
  );
}
