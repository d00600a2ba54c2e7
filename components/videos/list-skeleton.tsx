import { ListSkeleton } from "@/components/ui/list-skeleton";

export function VideoListSkeleton() {
  return <ListSkeleton label="Loading videos" picture="thumbnail" cardHeight="h-[9.5rem]" />;
}
