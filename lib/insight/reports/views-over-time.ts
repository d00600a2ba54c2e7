import { HOUR_MS } from "@/lib/core/time/unit-rules";

/** Points of a chart: few enough for a picture and a printed page. */
const MOST_POINTS = 240;

/** Adds up the views of many videos over time, without holding their snapshots. */
export class ViewsOverTime {
  /** By hour since 1970 (UTC): how much the sum changes in it. */
  readonly #changes = new Map<number, number>();

  /** Adds a snapshot. @param gained views since the video's snapshot before, or all of them at its first */
  add(takenAt: number, gained: number): void {
    const hour = Math.floor(takenAt / HOUR_MS);
    this.#changes.set(hour, (this.#changes.get(hour) ?? 0) + gained);
  }

  /**
   * Returns the sum at the end of equal spans of whole hours, oldest first; null for a span without any snapshot. A video
   * counts with its last known views.
   */
  points(): { at: string; views: number | null }[] {
    const hours = [...this.#changes.keys()];
    if (hours.length === 0) return [];
    const [first, last] = hours.reduce(
      ([low, high], hour) => [Math.min(low, hour), Math.max(high, hour)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    const step = Math.ceil((last - first + 1) / MOST_POINTS);
    const points: { at: string; views: number | null }[] = [];
    let sum = 0;
    for (let start = first; start <= last; start += step) {
      let isKnown = false;
      for (let hour = start; hour < start + step; hour += 1) {
        const change = this.#changes.get(hour);
        if (change === undefined) continue;
        isKnown = true;
        sum += change;
      }
      points.push({ at: new Date(start * HOUR_MS).toISOString(), views: isKnown ? sum : null });
    }
    return points;
  }
}
