import { OverviewSkeleton } from "@/components/overview/overview-skeleton";
import { OVERVIEW_TITLE } from "@/components/overview/words";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={OVERVIEW_TITLE} description="Loading…" />
      <OverviewSkeleton />
    </div>
  );
}
