import fc from "fast-check";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { type Figures, METRICS, type Metric } from "@/lib/platforms/schemas";
import { GAP_REASONS, PROVIDERS } from "@/lib/tracking/snapshots/block-format-rules";
import { TailWriter } from "@/lib/tracking/snapshots/block-writer-rules";
import type { GainColumns } from "@/lib/tracking/snapshots/gain-columns-rules";

/** Histories of trackings that began at one time, and what they gained, computed from the list of hours. */

export const START = Date.UTC(2026, 2, 10, 12, 17);

interface SettledHour {
  hour: number;
  /** Why it is a gap; null for a snapshot, which the fields below are of. */
  reason: string | null;
  /** Hours of the gap that begins here; 0 within one. */
  missed: number;
  takenAt: number;
  figures: Figures;
  provider: string;
}

const value = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.nat(50_000) },
  fc.constantFrom(0, 2 ** 31, 2 ** 40),
);
const roll = fc.record({
  skips: fc.constantFrom(0, 0, 0, 0, 0, 0, 3, 70),
  late: fc.nat(HOUR_MS - 1),
  isGap: fc.constantFrom(false, false, false, true),
  figures: fc.record({ views: value, likes: value, comments: value, shares: value, saves: value }),
  provider: fc.constantFrom(PROVIDERS[0], PROVIDERS[0], PROVIDERS[0], PROVIDERS[1], "another"),
  reason: fc.constantFrom(...GAP_REASONS, "unheard of"),
  missed: fc.constantFrom(1, 1, 1, 2, 60),
});

/** Hours of one tracking, some without an entry. */
export const settledHours: fc.Arbitrary<SettledHour[]> = fc.array(roll, { maxLength: 90 }).map((rolls) => {
  let hour = -1;
  return rolls.flatMap(({ skips, late, isGap, figures, provider = "", reason, missed }): SettledHour[] => {
    const first = hour + 1 + skips;
    hour = isGap ? first + missed - 1 : first;
    const takenAt = START + first * HOUR_MS + (first === 0 ? 0 : late);
    if (!isGap) return [{ hour, reason: null, missed: 0, takenAt, figures, provider }];
    return Array.from({ length: missed }, (_, index) => ({
      ...{ hour: first + index, reason, missed: index === 0 ? missed : 0 },
      ...{ takenAt, figures, provider },
    }));
  });
});

export function writerOf(hours: readonly SettledHour[]): TailWriter {
  const writer = new TailWriter(new Uint8Array());
  for (const { reason, missed, ...snapshot } of hours)
    if (reason === null) writer.addSnapshot(snapshot);
    else if (missed > 0) writer.addGap(snapshot.hour, snapshot.hour + missed - 1, reason);
  return writer;
}

export interface HourGains extends Figures {
  snapshots: number;
}

/** Returns the gains of each UTC hour of a span, counted from 1970; null for a metric without a gain. */
export function gainsByHour(
  histories: readonly (readonly SettledHour[])[],
  { from, to }: { from: number; to: number },
): Record<number, HourGains> {
  const sums: Record<number, HourGains> = {};
  for (const hours of histories) {
    let before: Partial<Record<Metric, number>> = {};
    let source = "";
    for (const { reason, takenAt, figures, provider } of hours) {
      if (reason !== null) continue;
      if (provider !== source) before = {};
      source = provider;
      const at = Math.floor(takenAt / HOUR_MS);
      const isWithin = at >= from && at < to;
      const none = { snapshots: 0, views: null, likes: null, comments: null, shares: null, saves: null };
      const sum = sums[at] ?? none;
      if (isWithin) {
        sums[at] = sum;
        sum.snapshots += 1;
      }
      for (const metric of METRICS) {
        const [now, last] = [figures[metric], before[metric]];
        if (now === null) continue;
        if (last !== undefined) sum[metric] = (sum[metric] ?? 0) + now - last;
        before[metric] = now;
      }
    }
  }
  return sums;
}

/** Returns the hours of columns that have snapshots, as `gainsByHour` does. */
export function recordOf(columns: GainColumns | undefined): Record<number, HourGains> {
  const hours: Record<number, HourGains> = {};
  columns?.snapshots.forEach((snapshots, index) => {
    if (snapshots > 0) hours[columns.first + index] = { snapshots, ...columns.at(index) };
  });
  return hours;
}
