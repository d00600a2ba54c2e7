import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

/** Placeholder for figures, list and chart while they load. */
export function SubscribersSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex gap-12 panel p-4">
        <Placeholder height={64} className="w-40" />
        <Placeholder height={64} className="w-40" />
      </div>
      <PlaceholderRows rows={4} height={60} label="Loading the accounts" />
      <div className="panel p-4">
        <Placeholder height={CHART_HEIGHT} />
      </div>
    </div>
  );
}
