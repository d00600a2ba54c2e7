import { axisTicks } from "@/components/charts/axis-ticks";
import type { LineMark, LinesChartRow } from "@/components/charts/lines-chart";
import { formatChange, formatDayTime, formatDuration, formatInteger, plural, type ReaderTime } from "@/lib/core/format";
import type { Alignment, ComparePoint, Comparison } from "@/lib/tracking/compare/schemas";
import { axisFloor, gapReason, type SeriesMode } from "@/lib/tracking/snapshots/rules";
import { formatAge } from "./words";

export interface Drawing {
  by: Alignment;
  mode: SeriesMode;
  timeZone: ReaderTime;
}

const AGE_STEPS = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 720, 2_160, 4_320, 8_760, 43_800];
const MAX_TICKS = 8;

/** Labels of the age axis, at whole hours or days. */
function ageTicks(slots: readonly number[]): { key: number; label: string }[] {
  const first = slots[0] ?? 0;
  const last = slots.at(-1) ?? 0;
  const step = AGE_STEPS.find((hours) => (last - first) / hours < MAX_TICKS) ?? 43_800;
  const start = Math.ceil(first / step) * step;
  const count = Math.max(0, Math.floor((last - start) / step) + 1);
  return Array.from({ length: count }, (_, index) => start + index * step).map((key) => ({
    key,
    label: formatAge(key),
  }));
}

/** Text of a point in the tooltip and the table. */
export function pointWords(point: ComparePoint | null | undefined, { mode, timeZone }: Drawing): string {
  if (!point) return "not tracked at this time";
  const { value, absence, spanning, is_correction, missing, peak } = point;
  if (absence === "gap") return `gap: ${gapReason(point.gap_reason ?? null).toLowerCase()}`;
  if (absence === "not_reported") return "not reported";
  if (absence === "first") return "first snapshot";
  const format = (figure: number) => (mode === "hourly" ? formatChange(figure, formatInteger) : formatInteger(figure));
  const figure = spanning
    ? `${format(spanning.growth)} over ${formatDuration(spanning.since, point.at)}`
    : format(value ?? 0);
  const remarks = [
    is_correction && "corrected by the platform",
    peak &&
      `${mode === "hourly" ? "highest hour" : "highest"} ${format(peak.value)} at ${formatDayTime(peak.at, timeZone)}`,
    missing && `${plural(missing, "hour")} without a snapshot`,
  ].filter(Boolean);
  return remarks.length > 0 ? `${figure} (${remarks.join(", ")})` : figure;
}

/** The position on the axis in words. */
export function slotWords(slot: number, slotHours: number, { by, timeZone }: Drawing): string {
  const start = by === "age" ? `Age ${formatAge(slot)}` : formatDayTime(new Date(slot).toISOString(), timeZone);
  return slotHours === 1 ? start : `${start}, ${slotHours} hours`;
}

export function drawnLines(comparison: Comparison, drawing: Drawing) {
  const { slots, slot_hours, videos } = comparison;
  const markOf = (line: number, slot: number): LineMark => {
    const points = videos[line]?.points ?? [];
    const point = points[slot];
    if (point?.is_correction || (point?.missing && point.value !== null)) return "ring";
    const isAlone =
      (point?.value ?? null) !== null &&
      (points[slot - 1]?.value ?? null) === null &&
      (points[slot + 1]?.value ?? null) === null;
    return isAlone ? "dot" : "none";
  };
  const rows: LinesChartRow[] = slots.map((key, slot) => ({
    key,
    heading: slotWords(key, slot_hours, drawing),
    values: videos.map(({ points }) => points[slot]?.value ?? null),
    marks: videos.map((_, line) => markOf(line, slot)),
    words: videos.map(({ points }) => pointWords(points[slot], drawing)),
  }));
  return {
    rows,
    ticks:
      drawing.by === "age"
        ? ageTicks(slots)
        : axisTicks(
            slots.map((slot) => ({ hour: slot, at: new Date(slot).toISOString() })),
            drawing.timeZone,
          ),
    floor: axisFloor(videos.flatMap(({ points }) => points.filter((point) => point !== null))),
  };
}
