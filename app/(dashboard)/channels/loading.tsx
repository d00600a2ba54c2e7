import { ChannelListSkeleton } from "@/components/channels/list-skeleton";
import { LIST_TITLE } from "@/components/channels/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div data-wide className="flex flex-col">
      <PageHeader title={LIST_TITLE} description="Loading…" />
      <div className="flex flex-col gap-4">
        <Placeholder height={44} className="w-80 max-w-full" />
        <Placeholder height={36} />
        <ChannelListSkeleton />
      </div>
    </div>
  );
}
