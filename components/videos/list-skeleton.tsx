import { Skeleton } from "@heroui/react/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Same height as the loaded rows, to avoid a layout shift. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading videos" className="@container">
      <div className="h-11 border-rule @min-[60rem]:h-9 @min-[60rem]:border-b" />
      {ROWS.map((row) => (
        <div
          key={row}
          className="flex h-[9.5rem] items-start gap-3 border-separator border-b py-3 @min-[60rem]:h-[2.8125rem] @min-[60rem]:items-center @min-[60rem]:py-0"
        >
          <Skeleton className="h-9 w-13 rounded-md" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3.5 w-2/5 rounded" />
            <Skeleton className="h-3 w-1/4 rounded" />
          </div>
          <Skeleton className="hidden h-4 w-1/2 rounded @min-[60rem]:block" />
        </div>
      ))}
    </div>
  );
}
