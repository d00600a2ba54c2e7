import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { METRICS, type Metric, type Platform } from "@/lib/platforms/schemas";
import type { SnapshotSpan } from "@/lib/platforms/view-definition-rules";
import type { Matched } from "@/lib/tracking/overview/matching";
import type { ResolvedRange, Span } from "@/lib/tracking/overview/range-rules";
import { NO_GAINS } from "@/lib/tracking/overview/rules";
import type { PartSums } from "@/lib/tracking/overview/totals";
import { visitGains } from "@/lib/tracking/snapshots/gains-of-many";

export interface FilteredGains {
  rows: PartSums[];
  before: PartSums[];
  viewSpans: SnapshotSpan[];
  gaps: { reason: string; hours: number }[];
  /** Views gained in the range, most first, only above 0. */
  top: { trackingId: number; gain: number }[];
}

/** Adds up what trackings gained in a range and in the period before, as the rollups do for all of an organization. */
export async function sumGains(
  { db }: OrganizationContext,
  trackings: readonly Matched[],
  range: ResolvedRange,
): Promise<FilteredGains> {
  const now = new Parts(range, range.starts);
  const before = new Parts(range.before, range.startsBefore);
  const views = new Map<number, number>();
  const gaps = new Map<string, number>();
  const seen = new Map<Platform, { first: number; last: number }>();
  await visitGains(db, trackings, range.before.from, {
    onSnapshot: ({ id, platform }, takenAt, gains) => {
      // The rollups know the hour of a snapshot only.
      const hour = Math.floor(takenAt / HOUR_MS) * HOUR_MS;
      const isBefore = before.add(hour, platform, gains);
      const isNow = now.add(hour, platform, gains);
      if (!isBefore && !isNow) return;
      const span = seen.get(platform);
      if (!span) seen.set(platform, { first: hour, last: hour });
      else {
        span.first = Math.min(span.first, hour);
        span.last = Math.max(span.last, hour);
      }
      if (!isNow) return;
      const gained = gains[0] ?? null;
      if (gained !== null) views.set(id, (views.get(id) ?? 0) + gained);
    },
    onGap: (_, due, reason) => {
      if (due >= range.from.getTime() && due < range.to.getTime()) gaps.set(reason, (gaps.get(reason) ?? 0) + 1);
    },
  });
  return {
    rows: now.rows(),
    before: before.rows(),
    viewSpans: [...seen].map(([platform, { first, last }]) => ({
      platform,
      first: new Date(first),
      last: new Date(last),
    })),
    gaps: [...gaps].map(([reason, hours]) => ({ reason, hours })).sort((a, b) => b.hours - a.hours),
    top: [...views]
      .flatMap(([trackingId, gain]) => (gain > 0 ? [{ trackingId, gain }] : []))
      .sort((a, b) => b.gain - a.gain || a.trackingId - b.trackingId),
  };
}

/** Sums by part of a span and platform. */
class Parts {
  /** By platform, then by part. No key is built per snapshot: a request may add up half a million. */
  #rows = new Map<Platform, PartSums[]>();
  #from: number;
  #to: number;
  #starts: number[];

  constructor({ from, to }: Span, starts: readonly Date[]) {
    this.#from = from.getTime();
    this.#to = to.getTime();
    this.#starts = starts.map((start) => start.getTime());
  }

  /** Returns whether the hour is within the span. */
  add(hour: number, platform: Platform, gains: readonly (number | null)[]): boolean {
    if (hour < this.#from || hour >= this.#to) return false;
    const row = this.#rowAt(lastAtMost(this.#starts, hour), platform);
    row.snapshots += 1;
    for (let index = 0; index < METRICS.length; index++) {
      const gain = gains[index] as number | null;
      const metric = METRICS[index] as Metric;
      if (gain !== null) row[metric] = (row[metric] ?? 0) + gain;
    }
    return true;
  }

  #rowAt(part: number, platform: Platform): PartSums {
    let rows = this.#rows.get(platform);
    if (!rows) {
      rows = [];
      this.#rows.set(platform, rows);
    }
    let row = rows[part];
    if (!row) {
      row = { ...NO_GAINS, part, platform, snapshots: 0 };
      rows[part] = row;
    }
    return row;
  }

  rows(): PartSums[] {
    return [...this.#rows.values()].flatMap((rows) => Object.values(rows));
  }
}

/** Index of the last of ascending numbers that is at most `value`; -1 if there is none. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
