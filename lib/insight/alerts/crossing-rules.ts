import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { AlertCondition } from "@/lib/insight/alerts/schemas";
import type { Figures } from "@/lib/platforms/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";

/** When a video's snapshots meet a condition: from the previous known figure to the current one. Pure. */

export interface SeenSnapshot {
  hour: number;
  takenAt: Date;
  figures: Figures;
  /** Figures of different providers can't be compared. */
  provider: string;
}

/** A settled hour of a tracking, and what is known before it. */
export interface SettledHour {
  hour: number;
  /** Snapshots up to this hour, oldest first. */
  snapshots: readonly SeenSnapshot[];
  /** Why this hour and the one before are gaps; null if they are snapshots. */
  gapReason: string | null;
  gapBefore: string | null;
}

export interface Crossing {
  value: number | null;
  previous: number | null;
  threshold: number | null;
  reason: string | null;
}

/**
 * Returns the figures of a crossing at this hour, or null. A figure that the current snapshot lacks crosses nothing, and
 * neither does the first known one, which has no previous: but a rate per hour needs hours to be known, so its first
 * counts.
 */
export function crossingOf(condition: AlertCondition, at: SettledHour): Crossing | null {
  if (condition.type === "unavailable") return becameUnavailable(at);
  const current = at.snapshots.at(-1);
  if (!current || current.hour !== at.hour) return null;
  const before = at.snapshots.slice(0, -1);
  switch (condition.type) {
    case "views":
      return rise(condition.value, ({ figures }) => figures.views, current, before);
    case "engagement": {
      const rate = ({ figures }: SeenSnapshot) => engagementRate(figures);
      const { percent } = condition;
      return condition.direction === "above"
        ? rise(percent, rate, current, before)
        : dip(percent, rate, current, before);
    }
    case "fall":
      return fallOf(({ figures }) => figures[condition.metric], current, before);
    case "views_per_hour": {
      const value = velocityAt(at.snapshots, at.snapshots.length - 1, condition.hours);
      if (value === null || value < condition.value) return null;
      const previous = lastKnown(before, (_, index) => velocityAt(at.snapshots, index, condition.hours));
      return previous !== null && previous >= condition.value
        ? null
        : { value, previous, threshold: condition.value, reason: null };
    }
    default:
      return null;
  }
}

type FigureOf = (snapshot: SeenSnapshot) => number | null;

function lastKnown(
  snapshots: readonly SeenSnapshot[],
  figureOf: (snapshot: SeenSnapshot, index: number) => number | null,
): number | null {
  for (let index = snapshots.length - 1; index >= 0; index--) {
    const snapshot = snapshots[index];
    const figure = snapshot ? figureOf(snapshot, index) : null;
    if (figure !== null) return figure;
  }
  return null;
}

function rise(threshold: number, figureOf: FigureOf, current: SeenSnapshot, before: readonly SeenSnapshot[]) {
  const [value, previous] = [figureOf(current), lastKnown(before, figureOf)];
  if (value === null || previous === null) return null;
  return previous < threshold && value >= threshold ? { value, previous, threshold, reason: null } : null;
}

function dip(threshold: number, figureOf: FigureOf, current: SeenSnapshot, before: readonly SeenSnapshot[]) {
  const [value, previous] = [figureOf(current), lastKnown(before, figureOf)];
  if (value === null || previous === null) return null;
  return previous >= threshold && value < threshold ? { value, previous, threshold, reason: null } : null;
}

function fallOf(figureOf: FigureOf, current: SeenSnapshot, before: readonly SeenSnapshot[]): Crossing | null {
  const same = before.filter(({ provider }) => provider === current.provider);
  const [value, previous] = [figureOf(current), lastKnown(same, figureOf)];
  if (value === null || previous === null) return null;
  return previous - value > roundingOf(previous, value) ? { value, previous, threshold: null, reason: null } : null;
}

/** Digits that a platform leaves of a rounded count. */
const KEPT_DIGITS = 3;

/** Returns the step to which both counts are rounded: 0 if one of them has more digits than a rounded count keeps. */
export function roundingOf(a: number, b: number): number {
  const most = Math.max(a, b);
  const digits = String(Math.floor(most)).length;
  if (digits <= KEPT_DIGITS) return 0;
  const step = 10 ** (digits - KEPT_DIGITS);
  // The smaller count may have a digit less, and then a finer step.
  const stepOf = (count: number) => 10 ** Math.max(0, String(Math.floor(count)).length - KEPT_DIGITS);
  return a % stepOf(a) === 0 && b % stepOf(b) === 0 ? step : 0;
}

/** A rate over h hours may cover up to half as much again if hours are missing. */
const LONGEST = 1.5;
/** Snapshots of a video aren't taken to the minute. */
const SLACK_MS = HOUR_MS / 4;

/** Returns the views per hour over at least `hours` before a snapshot; null if they aren't known. */
export function velocityAt(snapshots: readonly SeenSnapshot[], index: number, hours: number): number | null {
  const current = snapshots[index];
  if (!current || current.figures.views === null) return null;
  for (let earlier = index - 1; earlier >= 0; earlier--) {
    const from = snapshots[earlier];
    if (!from || from.provider !== current.provider) return null;
    const passed = current.takenAt.getTime() - from.takenAt.getTime();
    if (passed < hours * HOUR_MS - SLACK_MS || from.figures.views === null) continue;
    if (passed > Math.max(hours * LONGEST, hours + 1) * HOUR_MS + SLACK_MS) return null;
    return ((current.figures.views - from.figures.views) / passed) * HOUR_MS;
  }
  return null;
}

const UNAVAILABLE: readonly (string | null)[] = ["unavailable", "private"];

function becameUnavailable({ gapReason, gapBefore }: SettledHour): Crossing | null {
  if (!UNAVAILABLE.includes(gapReason) || UNAVAILABLE.includes(gapBefore)) return null;
  return { value: null, previous: null, threshold: null, reason: gapReason };
}

/** Returns how many hours before the evaluated one a condition looks at. */
export function hoursNeeded(condition: AlertCondition): number {
  return condition.type === "views_per_hour" ? Math.ceil(condition.hours * LONGEST) + 26 : 26;
}
