import { formatChange, formatDayTime, formatDuration, formatInteger, type ReaderTime } from "@/lib/core/format";
import type { ChartPoint, SeriesMode } from "@/lib/tracking/snapshots/rules";
import { gapReason } from "@/lib/tracking/snapshots/rules";

interface PointWords {
  mode: SeriesMode;
  /** What is counted, in lower case. */
  name: string;
  timeZone: ReaderTime;
}

const CORRECTION = "Correction by the platform: fewer than in the previous snapshot";

/** Returns the text of a point in a metric's series, line by line. */
export function describePoint(point: ChartPoint, { mode, name, timeZone }: PointWords): string[] {
  const since = point.since ? ` since ${formatDayTime(point.since, timeZone)}` : "";
  switch (point.absence) {
    case "gap":
      return ["No snapshot", gapReason(point.gapReason)];
    case "not_reported":
      return [`The platform reported no ${name}`];
    case "first":
      return ["First snapshot: nothing to compare with"];
    case "source_changed":
      return ["First snapshot of another source: nothing to compare with"];
    case "after_gap": {
      if (!point.spanning) return [];
      const over = point.since ? ` over ${formatDuration(point.since, point.at)}` : "";
      const figure = `${formatChange(point.spanning.growth, formatInteger)} ${name}${over}${since}`;
      return point.isCorrection ? [figure, CORRECTION] : [figure];
    }
    case null: {
      if (point.value === null) return [];
      const figure =
        mode === "hourly"
          ? `${formatChange(point.value, formatInteger)} ${name}${since}`
          : `${formatInteger(point.value)} ${name}`;
      return point.isCorrection ? [figure, CORRECTION] : [figure];
    }
  }
}
