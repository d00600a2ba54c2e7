import type { Sample } from "@/components/dev/sample";
import { Brand } from "@/components/ui/brand";
import { Logo } from "@/components/ui/logo";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { PlatformLink } from "@/components/ui/platform-link";
import { SandboxWord } from "@/components/ui/sandbox-word";
import { Thumbnail } from "@/components/ui/thumbnail";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { VideoIdentity } from "@/components/ui/video-identity";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { STATUS_NAMES } from "@/lib/tracking/videos/rules";
import { TrackingStatus } from "@/lib/tracking/videos/schemas";

const AT = "2026-11-20T09:14:00.000Z";

const VIDEO: VideoRow = {
  id: "sample",
  platform: "tiktok",
  title: "How we film a cooking show in a tiny kitchen",
  creator: "@kitchenstories",
  video_link: "https://www.tiktok.com/@kitchenstories/video/7301234567890123456",
  status: "monitoring",
  status_reason: null,
  started_at: AT,
  ends_at: AT,
  figures: { views: 1_234_567, likes: 53_211, comments: 1_204, shares: 88, saves: null },
  engagement_rate: 4.31,
  latest_at: AT,
  labels: [],
  campaign: null,
  sparkline: [],
};

const video = (changes: Partial<VideoRow>, after?: string, isCompact = false) => (
  <div className="relative">
    <VideoIdentity video={{ ...VIDEO, ...changes }} isCompact={isCompact}>
      {after && <span>{after}</span>}
    </VideoIdentity>
  </div>
);

export const IDENTITY: readonly Sample[] = [
  { name: "Brand", states: { Default: <Brand href="#brand" /> } },
  {
    name: "PlatformGlyph",
    states: {
      ...Object.fromEntries(
        (["youtube", "tiktok", "instagram", "twitter"] satisfies Platform[]).map((platform) => [
          PLATFORM_NAMES[platform],
          <PlatformGlyph key={platform} platform={platform} />,
        ]),
      ),
      "Word for screen readers only": <PlatformGlyph platform="youtube" isWordHidden />,
    },
  },
  {
    name: "PlatformLink",
    states: {
      Text: <PlatformLink platform="youtube" href="#platformlink" />,
      Button: <PlatformLink platform="tiktok" href="#platformlink" look="button" />,
    },
  },
  { name: "Logo", states: { Default: <Logo src="/icon-192.png" organization="Clipscope" /> } },
  { name: "SandboxWord", states: { Default: <SandboxWord /> } },
  {
    name: "Thumbnail",
    note: "Without a picture, as here, a neutral field of the same size holds the place.",
    states: {
      Compact: <Thumbnail id="sample" size="compact" />,
      Row: <Thumbnail id="sample" size="row" />,
      Small: <Thumbnail id="sample" />,
      Large: <Thumbnail id="sample" size="large" />,
    },
  },
  {
    name: "TrackingStatusLabel",
    note: "The reason shows on hover.",
    states: {
      ...Object.fromEntries(
        TrackingStatus.options.map((status) => [
          STATUS_NAMES[status],
          <TrackingStatusLabel key={status} status={status} reason={null} />,
        ]),
      ),
      Stopped: <TrackingStatusLabel status="completed" reason="stopped" />,
      "Text for screen readers only": <TrackingStatusLabel status="monitoring" reason={null} textClassName="sr-only" />,
    },
  },
  {
    name: "VideoIdentity",
    note: "The link of the title covers the row.",
    states: {
      Default: video({}),
      "Long text": video({ title: "A title without end ".repeat(12), creator: `@${"a".repeat(80)}` }),
      "Right to left": video({ title: "كيف نصوّر برنامج طبخ في مطبخ صغير", creator: "@مطبخ" }),
      "Without title and creator": video({ title: null, creator: null, platform: "youtube" }),
      "With more after the creator": video({ platform: "instagram" }, "Added 20 Nov 2026"),
      Compact: video({}, undefined, true),
      "Compact with a long text": video({ title: "A title without end ".repeat(12) }, undefined, true),
    },
  },
];
