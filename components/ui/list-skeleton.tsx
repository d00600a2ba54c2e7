import { Skeleton } from "@heroui/react/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const PICTURES = { thumbnail: "h-9 w-13 rounded-md", avatar: "size-9 rounded-full" } as const;

interface ListSkeletonProps {
  /** For screen readers: "Loading videos". */
  label: string;
  picture: keyof typeof PICTURES;
  /** Tailwind class: the height of a card, where the list has cards. */
  cardHeight: string;
}

/** A list with cards or a table, as high as the loaded one, so that nothing moves. */
export function ListSkeleton({ label, picture, cardHeight }: ListSkeletonProps) {
  return (
    <div role="status" aria-label={label} className="@container">
      <div className="@min-[60rem]:overflow-hidden @min-[60rem]:rounded-xl @min-[60rem]:border @min-[60rem]:border-rule @min-[60rem]:bg-surface">
        <div className="hidden h-9 border-rule border-b @min-[60rem]:block" />
        {ROWS.map((row) => (
          <div
            key={row}
            className={`flex ${cardHeight} items-start gap-3 border-separator border-b py-3.5 last:border-b-0 @min-[60rem]:h-[2.8125rem] @min-[60rem]:items-center @min-[60rem]:px-4 @min-[60rem]:py-0`}
          >
            <Skeleton className={`shrink-0 ${PICTURES[picture]}`} />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-3.5 w-2/5 rounded" />
              <Skeleton className="h-3 w-1/4 rounded" />
            </div>
            <Skeleton className="hidden h-4 w-1/2 rounded @min-[60rem]:block" />
          </div>
        ))}
      </div>
    </div>
  );
}
