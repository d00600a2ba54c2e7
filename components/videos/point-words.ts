import { formatChange, formatInteger, plural } from "@/lib/format";
import type { ChartPoint, SeriesMode } from "@/lib/snapshots/rules";
import { gapReason } from "./words";

interface PointWords {
  mode: SeriesMode;
  /** What is counted, in lower case. */
  name: string;
  timeZone: string;
}

/** "20 Nov, 10:17": a series is never longer than a month, so that the year goes without saying. */
export function formatHour(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(at));
}

const CORRECTION = "A correction by the platform: fewer than at the reading before";

/** What a point of a metric's series says, line by line. */
export function describePoint(point: ChartPoint, { mode, name, timeZone }: PointWords): string[] {
  const since = point.since ? ` since ${formatHour(point.since, timeZone)}` : "";
  switch (point.absence) {
    case "gap":
      return ["No reading", gapReason(point.gapReason)];
    case "not_reported":
      return [`The platform gave no ${name}`];
    case "first":
      return ["First reading: nothing to compare with"];
    case "after_gap": {
      if (!point.spanning) return [];
      const { growth, hours } = point.spanning;
      const figure = `${formatChange(growth, formatInteger)} ${name} over ${plural(hours, "hour")}${since}`;
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
