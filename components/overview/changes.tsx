"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { useReaderDays } from "@/components/ui/time-zone";
import { formatCompact, formatDay } from "@/lib/core/format";
import type { Change, OverviewQuery } from "@/lib/tracking/overview/schemas";
import { changesQuery } from "./queries";
import { Section } from "./section";
import { VideoLine } from "./video-line";
import { multipleFigure } from "./words";

const ROW_HEIGHT = 61;

/** The videos whose gained views changed most: before, after, and how many times as much that is. */
export function ChangesSection({ query }: { query: OverviewQuery }) {
  const days = useReaderDays();
  const { data, error, isPending, refetch } = useQuery(changesQuery(query));
  return (
    <Section id="changes" title="What changed">
      {isPending && <PlaceholderRows rows={5} height={ROW_HEIGHT} label="Loading changes" />}
      {error && !data && (
        <ErrorState title="Changes couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data?.videos.length === 0 && (
        <p className="text-muted">
          No video gained views in both periods yet. Changes appear here after a second week.
        </p>
      )}
      {data && data.videos.length > 0 && (
        <>
          <ol className="divide-y divide-rule">
            {data.videos.map((video) => (
              <li key={video.id} className="group/row relative flex items-center gap-3 py-2.5 first:pt-0">
                <VideoLine video={video} />
                <Figures change={video} />
              </li>
            ))}
          </ol>
          <p className="text-muted text-xs">
            Views gained on complete UTC days from {formatDay(data.now.from, days)}, against the same weekdays from{" "}
            {formatDay(data.before.from, days)}.
          </p>
        </>
      )}
    </Section>
  );
}

function Figures({ change: { before, now } }: { change: Change }) {
  return (
    <span className="flex shrink-0 flex-col items-end tabular-nums">
      <span className={`font-medium ${now > before ? "text-success" : "text-danger"}`}>
        {multipleFigure(now, before)}
      </span>
      <span className="text-muted text-xs">
        {formatCompact(before)} <span aria-hidden>→</span>
        <span className="sr-only">before, then</span> {formatCompact(now)}
      </span>
    </span>
  );
}
