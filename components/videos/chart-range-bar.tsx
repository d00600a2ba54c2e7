"use client";

import { Button } from "@heroui/react/button";
import { formatDayTime, type ReaderTime } from "@/lib/core/format";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { type HourRange, lastHours, RANGE_HOURS } from "./chart-range";

export interface RangeChange {
  from: number | null;
  to: number | null;
}

interface ChartRangeBarProps {
  points: readonly SeriesPoint[];
  range: HourRange | null;
  /** The point that the reader picked. */
  picked: SeriesPoint | null;
  timeZone: ReaderTime;
  onRange: (range: RangeChange) => void;
  onUnpick: () => void;
  /** Absent for readers who write no notes. */
  onNote?: (at: string) => void;
}

const NAMES: Record<(typeof RANGE_HOURS)[number], string> = { 24: "24 h", 48: "48 h", 168: "7 d" };
const PRESSED = "aria-pressed:bg-default aria-pressed:font-medium aria-pressed:text-foreground";

/** Below a chart: which hours it shows, and what can be done at the point that the reader picked. */
export function ChartRangeBar({ points, range, picked, timeZone, onRange, onUnpick, onNote }: ChartRangeBarProps) {
  const last = points.at(-1)?.hour ?? 0;
  const isLast = (hours: number) => range !== null && range.to === last && range.from === last - hours;
  const offered = RANGE_HOURS.filter((hours) => lastHours(points, hours).from !== null);
  const setEnd = (end: Partial<RangeChange>) => {
    onRange({ from: range?.from ?? null, to: range?.to ?? null, ...end });
    onUnpick();
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm print:hidden">
      <fieldset className="flex items-center gap-0.5 rounded-lg border border-rule p-0.5">
        <legend className="sr-only">Hours in the chart</legend>
        {offered.map((hours) => (
          <RangeButton key={hours} isPressed={isLast(hours)} onClick={() => onRange(lastHours(points, hours))}>
            {NAMES[hours]}
          </RangeButton>
        ))}
        <RangeButton isPressed={range === null} onClick={() => onRange({ from: null, to: null })}>
          All
        </RangeButton>
      </fieldset>
      {picked ? (
        <div role="status" className="flex flex-wrap items-center gap-1">
          <span className="pr-1 tabular-nums">{formatDayTime(picked.at, timeZone)}</span>
          {onNote && (
            <Button size="sm" variant="outline" onPress={() => onNote(picked.at)}>
              Add note here
            </Button>
          )}
          <Button size="sm" variant="ghost" onPress={() => setEnd({ from: picked.hour })}>
            Start here
          </Button>
          <Button size="sm" variant="ghost" onPress={() => setEnd({ to: picked.hour })}>
            End here
          </Button>
          <Button size="sm" variant="ghost" onPress={onUnpick}>
            Cancel
          </Button>
        </div>
      ) : (
        <p className="text-muted text-xs pointer-coarse:hidden">Drag to zoom. Click a point for more actions.</p>
      )}
    </div>
  );
}

interface RangeButtonProps {
  isPressed: boolean;
  onClick: () => void;
  children: string;
}

function RangeButton({ isPressed, onClick, children }: RangeButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      onClick={onClick}
      className={`tap-target tap-target--square h-7 min-w-9 rounded-md px-2 text-muted text-xs hover:bg-default/60 ${PRESSED}`}
    >
      {children}
    </button>
  );
}
