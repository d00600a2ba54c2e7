"use client";

import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { useInView } from "react-intersection-observer";
import { whenIdle } from "./when-idle";

/** How far outside the viewport a component starts to load. */
const AHEAD = "200px 0px";

/**
 * Wraps a component so that it loads in the browser when it is about to become visible. Until then `StandIn`, of the
 * same size, is rendered in its place to avoid a layout shift. The server renders it too. With `orWhenIdle`, it also
 * loads once the page is idle: for forms and buttons, which a keyboard or a screen reader must find without scrolling.
 */
export function lazyWhenVisible<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  StandIn: ComponentType<Props>,
  { orWhenIdle = false } = {},
) {
  const Part = lazy(async () => ({ default: await load() }));
  return function WhenVisible(props: Props) {
    const { ref, inView } = useInView({ triggerOnce: true, rootMargin: AHEAD, fallbackInView: true });
    const [isIdle, setIdle] = useState(false);
    useEffect(() => (orWhenIdle ? whenIdle(() => setIdle(true)) : undefined), []);
    if (!inView && !isIdle)
      return (
        <div ref={ref} data-awaits-sight>
          <StandIn {...props} />
        </div>
      );
    return (
      <Suspense fallback={<StandIn {...props} />}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Returns a stand-in that only keeps the space free. */
export const emptyBox = (className: string) =>
  function EmptyBox() {
    return <div aria-hidden data-empty-box className={`rounded-md bg-surface-secondary ${className}`} />;
  };
