import { OverviewSkeleton } from "@/components/overview/overview-skeleton";
import { OVERVIEW_TITLE } from "@/components/overview/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={OVERVIEW_TITLE} description="Loading…" />
      {/* The row of filters. */}
      <Placeholder height={32} className="-mt-3 w-80 max-w-full pointer-coarse:h-11!" />
      <OverviewSkeleton />
    </div>
  );
}
