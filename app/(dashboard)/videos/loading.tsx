import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";
import { ListSkeleton } from "@/components/videos/list-skeleton";
import { LIST_QUESTION } from "@/components/videos/words";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={LIST_QUESTION} description="Loading…" />
      <Placeholder height={36} />
      <ListSkeleton />
    </div>
  );
}
