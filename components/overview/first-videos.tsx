import { CompactNumber } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";
import { formatCompact } from "@/lib/core/format";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { FirstVideo } from "@/lib/tracking/overview/schemas";
import { LazyFirstDay } from "./lazy-sections";
import { Section } from "./section";
import { VideoLine } from "./video-line";

/** What is known before the second snapshot: age, average rate since publication, and when more comes. */
export function FirstVideos({ videos }: { videos: readonly FirstVideo[] }) {
  return (
    <>
      <Section
        id="first-videos"
        title="First snapshots"
        description="Gains appear with a video's second snapshot. Until then, these are the latest numbers."
      >
        <ul className="divide-y divide-rule">
          {videos.map((video) => (
            <li
              key={video.id}
              className="group/row relative flex flex-wrap items-center gap-x-6 gap-y-2 py-2.5 first:pt-0"
            >
              <VideoLine video={video} />
              <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
                <Fact name="Views">
                  <CompactNumber value={video.views} />
                </Fact>
                {video.published_at && (
                  <Fact name="Published">
                    <Time value={video.published_at} form="relative" />
                  </Fact>
                )}
                <Fact name="Average since then">{averageOf(video)}</Fact>
                {video.next_snapshot_at && (
                  <Fact name="Next snapshot">
                    <Time value={video.next_snapshot_at} form="relative" />
                  </Fact>
                )}
              </dl>
            </li>
          ))}
        </ul>
      </Section>
      {videos[0] && <LazyFirstDay id={videos[0].id} />}
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}

/** "1,240 views an hour"; an age below an hour says little. */
export function averageOf({
  views,
  published_at,
  latest_at,
}: Pick<FirstVideo, "views" | "published_at" | "latest_at">) {
  if (views === null || !published_at || !latest_at) return "not available";
  const hours = (Date.parse(latest_at) - Date.parse(published_at)) / HOUR_MS;
  if (hours < 1) return "too early";
  const rate = views / hours;
  return `${rate < 10 ? rate.toFixed(1) : formatCompact(Math.round(rate))} views an hour`;
}
