"use client";

import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { useInView } from "react-intersection-observer";

/** How far below or above the window a part may be to be loaded already. */
const AHEAD = "200px 0px";

/**
 * A part that is loaded once it is about to be seen, in the browser only; until then `box`, of the part's size, holds
 * its place, so that nothing moves when it comes.
 */
export function nearWindow<Props extends object>(load: () => Promise<ComponentType<Props>>, box: ReactNode) {
  const Part = lazy(async () => ({ default: await load() }));
  return function NearWindow(props: Props) {
    const { ref, inView } = useInView({ triggerOnce: true, rootMargin: AHEAD, fallbackInView: true });
    if (!inView)
      return (
        <div ref={ref} aria-hidden data-awaits-sight>
          {box}
        </div>
      );
    return (
      <Suspense fallback={box}>
        <Part {...props} />
      </Suspense>
    );
  };
}
