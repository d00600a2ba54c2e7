import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

/** Same height as the loaded page. */
export function OverviewSkeleton() {
  return (
    <div className="flex flex-col gap-8">
      <Placeholder height={88} className="max-lg:h-44! max-sm:h-66!" />
      <div className="flex flex-col gap-3">
        <Placeholder height={44} className="w-3/5" />
        <Placeholder height={CHART_HEIGHT} />
      </div>
      <PlaceholderRows rows={8} height={61} label="Loading the overview" />
    </div>
  );
}
