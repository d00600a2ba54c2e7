"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type MouseHandlerDataParam, useActiveTooltipLabel } from "recharts";

interface Picking {
  /** A point was clicked, or Enter was pressed on it. */
  onPick?: (key: number) => void;
  /** The pointer was dragged from one point to another. */
  onZoom?: (from: number, to: number) => void;
}

const keyOf = ({ activeLabel }: MouseHandlerDataParam): number | null =>
  activeLabel === undefined ? null : Number(activeLabel);

/** Picking a point and dragging over a range, by pointer and by keyboard. */
export function useChartPicking({ onPick, onZoom }: Picking) {
  const root = useRef<HTMLDivElement>(null);
  const active = useRef<number | null>(null);
  // Not a state: Recharts may report a press and its release before the next rendering.
  const start = useRef<number | null>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const end = () => {
    start.current = null;
    setDrag(null);
  };
  const onEnter = useEffectEvent(() => active.current !== null && onPick?.(active.current));
  useEffect(() => {
    const element = root.current;
    const onKeyDown = ({ key }: KeyboardEvent) => key === "Enter" && onEnter();
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, []);
  return {
    root,
    active,
    /** The range under the pointer; null while nothing is dragged. */
    drag,
    handlers: {
      onMouseDown: (state: MouseHandlerDataParam) => {
        start.current = keyOf(state);
      },
      onMouseMove: (state: MouseHandlerDataParam) => {
        const from = start.current;
        const to = keyOf(state);
        if (from !== null && to !== null && to !== (drag?.to ?? from)) setDrag({ from, to });
      },
      onMouseUp: (state: MouseHandlerDataParam) => {
        const from = start.current;
        const to = keyOf(state);
        end();
        if (from === null || to === null) return;
        if (from === to) onPick?.(from);
        else onZoom?.(Math.min(from, to), Math.max(from, to));
      },
      onMouseLeave: end,
    },
  };
}

/** Inside a chart: keeps the point that the pointer or the keyboard is at. */
export function ActivePoint({ at }: { at: { current: number | null } }) {
  const label = useActiveTooltipLabel();
  useEffect(() => {
    at.current = label === undefined ? null : Number(label);
  }, [label, at]);
  return null;
}
