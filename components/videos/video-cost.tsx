"use client";

import { emptyBox, lazyWhenVisible } from "@/components/ui/lazy-when-visible";
import { fromUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { costPerEngagement, costPerMille } from "@/lib/tracking/videos/rules";

/** The form's library is not in the page's first load. The box has the form's size. */
const CostForm = lazyWhenVisible(
  () => import("./cost-form").then((module) => module.CostForm),
  emptyBox("h-15 w-72 max-w-full"),
  { orWhenIdle: true },
);

interface VideoCostProps {
  video: VideoOverview;
  canEdit: boolean;
}

/** What was paid for the video, per thousand views and per engagement. */
export function VideoCost({ video, canEdit }: VideoCostProps) {
  const { cost_usd, figures } = video;
  const perEngagement = cost_usd === null ? null : costPerEngagement(fromUsd(cost_usd), figures);
  return (
    <section aria-labelledby="cost" className="flex flex-col gap-3">
      <h2 id="cost" className="font-semibold text-base">
        Cost
      </h2>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 text-sm">
        {canEdit ? (
          <CostForm id={video.id} cost={cost_usd} />
        ) : (
          <p>{cost_usd === null ? "Not entered" : formatUsd(cost_usd)}</p>
        )}
        {cost_usd !== null && (
          <div className="pb-2 text-muted tabular-nums">
            {figures.views ? <p>{formatUsd(costPerMille(fromUsd(cost_usd), figures.views))} per 1,000 views</p> : null}
            {perEngagement !== null && <p>{formatUsd(perEngagement)} per engagement</p>}
          </div>
        )}
      </div>
    </section>
  );
}
