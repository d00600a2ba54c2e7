import { ListSkeleton } from "@/components/ui/list-skeleton";

/** The line with the count and the order, and the rows. */
export function ChannelListSkeleton() {
  return (
    <div className="flex flex-col gap-2">
      <div className="h-11 md:h-9" />
      <ListSkeleton label="Loading channels" picture="avatar" cardHeight="h-[7.5rem]" />
    </div>
  );
}
