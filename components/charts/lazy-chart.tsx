"use client";

import type { ComponentType } from "react";
import { lazyWhenVisible } from "@/components/ui/lazy-when-visible";

/**
 * Wraps an interactive chart, whose library loads when the chart is about to become visible. Until then `Picture` is
 * there: the same chart as a plain SVG, which the server renders.
 */
export function lazyChart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Picture: ComponentType<Props>,
) {
  const loadOver = async () => {
    const Chart = await load();
    // The chart draws nothing until it has measured its container: the picture stays behind it until then.
    return function ChartOverPicture(props: Props) {
      return (
        <div className="chart-over-picture relative has-[.recharts-surface]:[&>[data-picture]]:hidden">
          <div data-picture className="absolute inset-0">
            <Picture {...props} />
          </div>
          <Chart {...props} />
        </div>
      );
    };
  };
  return lazyWhenVisible<Props>(loadOver, Picture);
}
