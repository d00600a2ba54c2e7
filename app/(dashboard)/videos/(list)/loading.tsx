import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";
import { VideoListSkeleton } from "@/components/videos/list-skeleton";
import { LIST_TITLE } from "@/components/videos/words";

export default function Loading() {
  return (
    <div data-wide className="flex flex-col gap-4">
      <PageHeader title={LIST_TITLE} description="Loading…" />
      <Placeholder height={36} />
      {/* Totals over all videos: one line, or two lines of two on a phone. */}
      <div className="h-44 border-rule border-t pt-3 md:h-[4.75rem]">
        <Placeholder height={52} className="w-2/3 md:w-1/2" />
      </div>
      <VideoListSkeleton />
    </div>
  );
}
