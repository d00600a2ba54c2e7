import { Time } from "@/components/ui/time";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { isRunning } from "@/lib/tracking/videos/rules";
import { NextSnapshot } from "./collection-facts";

/** The time of the shown metrics, and when the next ones are due. */
export function UpdateTimes({ video, fetchedAt }: { video: VideoOverview; fetchedAt: number }) {
  return (
    // One line also until the page's script shortens the times, so that nothing below moves then.
    <p className="truncate text-muted text-sm">
      {video.latest_at === null ? (
        "No snapshot yet."
      ) : (
        <>
          Updated <Time value={video.latest_at} form="relative" />.
        </>
      )}
      {isRunning(video) && (
        <>
          {" "}
          Next snapshot <NextSnapshot video={video} fetchedAt={fetchedAt} />.
        </>
      )}
    </p>
  );
}
