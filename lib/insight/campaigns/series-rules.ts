import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import type { CampaignSeries, CampaignSeriesPoint } from "@/lib/insight/campaigns/dashboard-schemas";

/** How the hourly figures of a campaign's videos add up. Pure. */

/** Longer than this, points are days. */
const MAX_HOURLY_MS = 31 * DAY_MS;

/** What a snapshot reports; null: the platform didn't report it. */
export interface Reported {
  takenAt: number;
  views: number | null;
  engagements: number | null;
}

const METRICS = ["views", "engagements"] as const;
type Columns = Record<(typeof METRICS)[number], (number | undefined)[]>;

/** Adds up videos on one axis. Each video's figure stands until its next snapshot. */
export class CampaignSums {
  readonly #first: number;
  readonly #step: number;
  readonly #snapshots: number[];
  /** Totals before the first step; null if nothing is known of them. */
  readonly #before: Record<(typeof METRICS)[number], number | null> = { views: null, engagements: null };
  /** By step: what the totals change by; undefined where nothing was reported. */
  readonly #changes: Columns;
  /** The same without the first figure of each video, which may be years old. */
  readonly #gains: Columns;

  /** @param span of the steps, in Unix milliseconds: what is earlier counts in the totals only */
  constructor({ from, to }: { from: number; to: number }) {
    this.#step = to - from > MAX_HOURLY_MS ? DAY_MS : HOUR_MS;
    this.#first = Math.floor(from / this.#step);
    const length = Math.floor(to / this.#step) - this.#first + 1;
    this.#snapshots = Array(length).fill(0);
    const column = () => Array<number | undefined>(length).fill(undefined);
    this.#changes = { views: column(), engagements: column() };
    this.#gains = { views: column(), engagements: column() };
  }

  /** Adds one video. @param reported by time; of all trackings of the video, the newest snapshot counts */
  add(reported: readonly Reported[]): void {
    const last: Record<(typeof METRICS)[number], number | null> = { views: null, engagements: null };
    for (const snapshot of reported) {
      const index = Math.floor(snapshot.takenAt / this.#step) - this.#first;
      // Stored after the span was read.
      if (index >= this.#snapshots.length) continue;
      if (index >= 0) this.#snapshots[index] = (this.#snapshots[index] ?? 0) + 1;
      for (const metric of METRICS) {
        const value = snapshot[metric];
        // A figure that is left out once stays as it was: the total doesn't fall for an hour.
        if (value === null) continue;
        const before = last[metric];
        const change = value - (before ?? 0);
        last[metric] = value;
        if (index < 0) this.#before[metric] = (this.#before[metric] ?? 0) + change;
        else {
          this.#changes[metric][index] = (this.#changes[metric][index] ?? 0) + change;
          if (before !== null) this.#gains[metric][index] = (this.#gains[metric][index] ?? 0) + change;
        }
      }
    }
  }

  series(now: Date): CampaignSeries {
    const totals = { ...this.#before };
    const points = this.#snapshots.map((snapshots, index): CampaignSeriesPoint => {
      for (const metric of METRICS) {
        const change = this.#changes[metric][index];
        if (change !== undefined) totals[metric] = (totals[metric] ?? 0) + change;
      }
      const at = (this.#first + index) * this.#step;
      return {
        at: new Date(at).toISOString(),
        is_open: at + this.#step > now.getTime(),
        snapshots,
        ...totals,
        views_gained: this.#gains.views[index] ?? null,
        engagements_gained: this.#gains.engagements[index] ?? null,
      };
    });
    return { step: this.#step === DAY_MS ? "day" : "hour", points };
  }
}
