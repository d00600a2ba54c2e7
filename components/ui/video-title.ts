import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";

/** Creators push hashtags out of sight with lines of dots, which would read as stray points in one line. */
const SPACER = /^[\s.·•_⠀-]*$/u;
/** X ends a post that has a picture or video with a link to itself. */
const OWN_LINK = /\s+https:\/\/t\.co\/\w+$/;

/** Titles come from anywhere: any script and direction, emoji, 300 characters, or none. */
export function videoTitle({ title, video_link }: Pick<VideoRow, "title" | "video_link">): string {
  const lines = title?.split("\n").filter((line) => !SPACER.test(line)) ?? [];
  return lines.join(" ").trim().replace(OWN_LINK, "") || video_link;
}
