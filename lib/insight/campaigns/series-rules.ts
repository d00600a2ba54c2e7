import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import type { CampaignSeries, CampaignSeriesPoint } from "@/lib/insight/campaigns/dashboard-schemas";

/** How the hourly figures of a campaign's videos add up. Pure. */

/** Longer than this, points are days. */
const MAX_HOURLY_MS = 31 * DAY_MS;

/** One metric by step, in typed arrays: a campaign may have millions of snapshots. */
class Totals {
  /** What the total changes by. */
  readonly #changes: Float64Array;
  /** The same without the first figure of each video, which may be years old. */
  readonly #gains: Float64Array;
  /** Whether the step has a change, and whether it has a gain. */
  readonly #isChanged: Uint8Array;
  readonly #isGained: Uint8Array;
  /** Total before the first step; null if nothing is known of it. */
  before: number | null = null;
  #last: number | null = null;

  constructor(steps: number) {
    this.#changes = new Float64Array(steps);
    this.#gains = new Float64Array(steps);
    this.#isChanged = new Uint8Array(steps);
    this.#isGained = new Uint8Array(steps);
  }

  beginVideo(): void {
    this.#last = null;
  }

  report(index: number, value: number | null): void {
    // A figure that is left out once stays as it was: the total doesn't fall for an hour.
    if (value === null) return;
    const before = this.#last;
    const change = value - (before ?? 0);
    this.#last = value;
    if (index < 0) {
      this.before = (this.before ?? 0) + change;
      return;
    }
    (this.#changes[index] as number) += change;
    this.#isChanged[index] = 1;
    if (before === null) return;
    (this.#gains[index] as number) += change;
    this.#isGained[index] = 1;
  }

  /** null without a change. */
  changeAt(index: number): number | null {
    return this.#isChanged[index] ? (this.#changes[index] ?? null) : null;
  }

  gainAt(index: number): number | null {
    return this.#isGained[index] ? (this.#gains[index] ?? null) : null;
  }
}

/** Adds up videos on one axis. Each video's figure stands until its next snapshot. */
export class CampaignSums {
  readonly #first: number;
  readonly #step: number;
  readonly #snapshots: Uint32Array;
  readonly #totals: { views: Totals; engagements: Totals };

  /** @param span of the steps, in Unix milliseconds: what is earlier counts in the totals only */
  constructor({ from, to }: { from: number; to: number }) {
    this.#step = to - from > MAX_HOURLY_MS ? DAY_MS : HOUR_MS;
    this.#first = Math.floor(from / this.#step);
    const steps = Math.floor(to / this.#step) - this.#first + 1;
    this.#snapshots = new Uint32Array(steps);
    this.#totals = { views: new Totals(steps), engagements: new Totals(steps) };
  }

  /** Begins the next video: what is reported from now on is of this one. */
  beginVideo(): void {
    this.#totals.views.beginVideo();
    this.#totals.engagements.beginVideo();
  }

  /** Adds a snapshot, by time; null: not reported. Of all trackings of the video, the newest snapshot counts. */
  report(takenAt: number, views: number | null, engagements: number | null): void {
    const index = Math.floor(takenAt / this.#step) - this.#first;
    // Stored after the span was read.
    if (index >= this.#snapshots.length) return;
    if (index >= 0) (this.#snapshots[index] as number) += 1;
    this.#totals.views.report(index, views);
    this.#totals.engagements.report(index, engagements);
  }

  series(now: Date): CampaignSeries {
    const { views, engagements } = this.#totals;
    const totals = { views: views.before, engagements: engagements.before };
    const points = Array.from(this.#snapshots, (snapshots, index): CampaignSeriesPoint => {
      for (const metric of ["views", "engagements"] as const) {
        const change = this.#totals[metric].changeAt(index);
        if (change !== null) totals[metric] = (totals[metric] ?? 0) + change;
      }
      const at = (this.#first + index) * this.#step;
      return {
        at: new Date(at).toISOString(),
        is_open: at + this.#step > now.getTime(),
        snapshots,
        ...totals,
        views_gained: views.gainAt(index),
        engagements_gained: engagements.gainAt(index),
      };
    });
    return { step: this.#step === DAY_MS ? "day" : "hour", points };
  }
}
