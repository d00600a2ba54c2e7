"use client";

import { Button } from "@heroui/react/button";
import { useEffect, useEffectEvent } from "react";
import { useInView } from "react-intersection-observer";
import { formatInteger } from "@/lib/core/format";

/** Says whether a list has more rows, and loads them. */
export interface FurtherRows {
  /** Whether there are rows after the loaded ones. */
  isMore: boolean;
  isLoading: boolean;
  error: Error | null;
  /** Loads the next page, or the failed one again. */
  load: () => void;
}

interface LoadFurtherProps {
  /** What is listed: "videos". */
  noun: string;
  further: FurtherRows;
  /** How many rows are shown. */
  shown: number;
  /** null: not counted. */
  total: number | null;
}

/** The end of a list: loads the next page when it comes near, and has a button for it too. */
export function LoadFurther({ noun, further, shown, total }: LoadFurtherProps) {
  const { isMore, isLoading, error, load } = further;
  const { ref, inView } = useInView({ rootMargin: "600px 0px" });
  const loadOn = useEffectEvent(load);
  const isDue = inView && isMore && !isLoading && error === null;
  useEffect(() => {
    if (isDue) loadOn();
  }, [isDue]);
  const counted = total === null ? formatInteger(shown) : `${formatInteger(shown)} of ${formatInteger(total)}`;
  return (
    <div ref={ref} className="flex flex-col items-center gap-2 py-4 text-muted text-sm">
      <p role="status" className="tabular-nums">
        {isLoading ? `Loading more ${noun}…` : error ? `More ${noun} couldn't be loaded. ${error.message}` : counted}
      </p>
      {isMore && !isLoading && (
        <Button size="sm" variant="outline" onPress={load}>
          {error ? "Try again" : `Show more ${noun}`}
        </Button>
      )}
    </div>
  );
}
