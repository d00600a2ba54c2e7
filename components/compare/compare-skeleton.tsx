import { LINES_HEIGHT } from "@/components/charts/chart-size";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";
import { COMPARE_TITLE } from "./words";

/** Same height as the loaded page. */
export function CompareSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <Placeholder height={20} className="w-20" />
      <PageHeader title={COMPARE_TITLE} description="Loading…" />
      <Placeholder height={136} />
      <Placeholder height={36} />
      <div className="panel p-4">
        <Placeholder height={LINES_HEIGHT} />
      </div>
    </div>
  );
}
