import { TREND_HEIGHT } from "@/components/charts/chart-size";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";
import { KPIS } from "./search-params";

/** Same layout and height as the loaded page. */
export function OverviewSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <div className="panel min-w-0 overflow-clip">
        <div className="flex divide-x divide-rule overflow-hidden border-rule border-b xl:grid xl:grid-cols-6">
          {KPIS.map((kpi) => (
            <div key={kpi} className="flex min-w-36 flex-col gap-3 px-3 py-3">
              <Placeholder height={12} className="w-20" />
              <Placeholder height={28} className="w-24" />
              <Placeholder height={44} className="w-full" />
            </div>
          ))}
        </div>
        <div className="flex flex-col gap-3 p-4 md:p-5">
          <Placeholder height={44} className="w-3/5" />
          <Placeholder height={TREND_HEIGHT} />
        </div>
      </div>
      <div className="panel p-4 md:p-5">
        <PlaceholderRows rows={8} height={61} label="Loading the overview" />
      </div>
    </div>
  );
}
