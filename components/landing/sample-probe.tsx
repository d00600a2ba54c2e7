"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { formatChange, formatInteger } from "@/lib/core/format";
import { MISSED, SAMPLE, type SampleHour } from "./sample-hours";

const LAST = SAMPLE.length - 1;
/** Hours that an arrow key, and Page up and Page down, move by. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -6,
  PageUp: 6,
  Home: -LAST,
  End: LAST,
};

interface SampleProbeProps {
  /** The hour that is described first. */
  start: number;
  /** The drawing. */
  children: ReactNode;
}

/** Describes the hour of the sample chart under a mouse, a finger or the arrow keys. */
export function SampleProbe({ start, children }: SampleProbeProps) {
  const isHydrated = useIsHydrated();
  const [at, setAt] = useState(start);
  const hour = SAMPLE[at];
  if (!hour) return children;

  function follow(event: PointerEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setAt(Math.min(LAST, Math.max(0, Math.floor(((event.clientX - left) / width) * SAMPLE.length))));
  }
  function move(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt(Math.min(LAST, Math.max(0, at + step)));
  }

  return (
    <>
      <p className="mt-3 mb-5 flex flex-wrap items-baseline gap-x-3">
        <span className="tabular font-semibold text-2xl tracking-tight">{gainWords(hour)}</span>
        <span className="tabular text-muted">
          {hour.time}
          {hour.total !== null && ` · ${formatInteger(hour.total)} in total`}
        </span>
      </p>
      <div className="relative">
        {children}
        {isHydrated && (
          <div
            role="slider"
            tabIndex={0}
            aria-label="Hour of the sample chart"
            aria-valuemin={0}
            aria-valuemax={LAST}
            aria-valuenow={at}
            aria-valuetext={`${hour.time}: ${gainWords(hour)}`}
            className="absolute top-0 right-0 bottom-6 left-11 cursor-crosshair touch-pan-y"
            onPointerMove={follow}
            onPointerDown={follow}
            onKeyDown={move}
          >
            <span
              className="absolute inset-y-0 bg-foreground/10"
              style={{ left: `${(at / SAMPLE.length) * 100}%`, width: `${100 / SAMPLE.length}%` }}
            />
          </div>
        )}
      </div>
    </>
  );
}

/** The hour after a missed one shows the growth of both, as the product does. */
function gainWords(hour: SampleHour): string {
  if (hour.total === null) return "No snapshot";
  if (hour.gain !== null) return `${formatChange(hour.gain, formatInteger)} views`;
  const growth = hour.total - (SAMPLE[MISSED - 1]?.total ?? 0);
  return `${formatChange(growth, formatInteger)} views in 2 hours`;
}
