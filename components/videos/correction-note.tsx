import { formatDayTime, formatInteger, plural, type ReaderTime } from "@/lib/core/format";
import type { Correction } from "@/lib/tracking/snapshots/rules";

interface CorrectionNoteProps {
  corrections: readonly Correction[];
  /** What is counted, in lower case. */
  name: string;
  color: string;
  timeZone: ReaderTime;
}

/** Below a chart with a falling count: explains the platform's correction, its time and size. */
export function CorrectionNote({ corrections, name, color, timeZone }: CorrectionNoteProps) {
  const latest = corrections.at(-1);
  if (!latest) return null;
  const times =
    corrections.length > 1
      ? `${plural(corrections.length, "correction")} by the platform, the latest`
      : "Correction by the platform:";
  return (
    <p className="flex items-start gap-1.5 text-muted text-xs">
      <svg aria-hidden width="12" height="12" viewBox="0 0 12 12" className="mt-0.5 shrink-0">
        <circle cx="6" cy="6" r="4" fill="none" stroke={color} strokeWidth="2" />
      </svg>
      <span>
        Rings: {times} −{formatInteger(latest.loss)} {name} at {formatDayTime(latest.at, timeZone)}.
      </span>
    </p>
  );
}
