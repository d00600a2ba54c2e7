"use client";

import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { useInView } from "react-intersection-observer";

/** How far outside the viewport a component starts to load. */
const AHEAD = "200px 0px";

/**
 * Wraps a component so that it loads in the browser when it is about to become visible. Until then `box`, of the same
 * size, is rendered in its place to avoid a layout shift.
 */
export function lazyWhenVisible<Props extends object>(load: () => Promise<ComponentType<Props>>, box: ReactNode) {
  const Part = lazy(async () => ({ default: await load() }));
  return function WhenVisible(props: Props) {
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
