import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { Placeholder } from "@/components/ui/placeholder";

/** Same height as the loaded page. */
export function VideoSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading the video</span>
      <div className="flex flex-col gap-3">
        <Placeholder height={20} className="w-20" />
        <div className="flex gap-4">
          <Placeholder height={88} className="w-32" />
          <div className="flex flex-1 flex-col gap-3">
            <Placeholder height={24} className="w-3/5" />
            <Placeholder height={16} className="w-2/5" />
            <Placeholder height={16} className="w-1/3" />
          </div>
        </div>
      </div>
      <div className="panel flex flex-col gap-4 p-4 md:p-5">
        <Placeholder height={70} />
        <Placeholder height={48} />
        <Placeholder height={CHART_HEIGHT} />
      </div>
    </div>
  );
}
