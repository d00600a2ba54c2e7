import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { Placeholder } from "@/components/ui/placeholder";

/** As tall as the page that replaces it. */
export function ChannelSkeleton() {
  return (
    <div role="status" data-wide className="flex flex-col gap-5">
      <span className="sr-only">Loading the channel</span>
      <Placeholder height={20} className="w-24" />
      <div className="flex gap-4">
        <Placeholder height={80} className="w-20" />
        <div className="flex flex-1 flex-col gap-3">
          <Placeholder height={24} className="w-2/5" />
          <Placeholder height={16} className="w-1/3" />
          <Placeholder height={16} className="w-3/5" />
        </div>
      </div>
      <Placeholder height={92} />
      <Placeholder height={44} />
      <Placeholder height={CHART_HEIGHT + 120} />
    </div>
  );
}
