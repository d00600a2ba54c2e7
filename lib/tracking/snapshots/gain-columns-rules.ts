import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Figures } from "@/lib/platforms/schemas";
import { BLOCK_VERSION, EXTRA, GAP_REASONS, IS_GAP, LOW_BITS, METRIC_COUNT, SKIPS } from "./block-format-rules";
import { BlockReader } from "./block-reader-rules";

/** Missed hours of a tracking, inclusive. */
export type OnGap = (firstHour: number, lastHour: number, reason: string) => void;

/**
 * What snapshots gained, by UTC hour. Adding blocks takes half as long as with a `BlockCursor`, because nothing but the
 * gains is decoded, and no number leaves its register before it is added: an overview adds up millions of snapshots.
 */
export class GainColumns {
  readonly snapshots: Uint32Array;
  /** Bit per metric that has a gain in the hour. */
  readonly known: Uint8Array;
  /** Per hour, one for each metric in the order of METRICS; 0 without its bit in `known`. */
  readonly gains: Float64Array;

  /** @param first hour; all hours are counted from 1970 */
  constructor(
    readonly first: number,
    readonly hours: number,
  ) {
    this.snapshots = new Uint32Array(hours);
    this.known = new Uint8Array(hours);
    this.gains = new Float64Array(hours * METRIC_COUNT);
  }

  /**
   * Adds a tracking's snapshots that were taken from an hour on until another (exclusive). What was taken before or after
   * is left out.
   * @param since an hour
   * @returns the views that the tracking gained from `since` on
   * @throws Error for bytes that aren't a block of a known version
   */
  add(blocks: Uint8Array, span: { from: number; to: number }, since: number, onGap: OnGap): number {
    const { snapshots, known: knownAt, gains, first } = this;
    const from = Math.max(span.from, first) - first;
    const to = Math.min(span.to, first + this.hours) - first;
    const reader = new BlockReader(blocks);
    let views = 0;
    while (reader.position < blocks.length) {
      const version = reader.byte();
      if (version !== BLOCK_VERSION) throw new Error(`snapshot blocks of version ${version} are unknown`);
      let entries = reader.byte();
      reader.skipName();
      let known = reader.byte();
      for (let metric = 0; metric < METRIC_COUNT; metric++) if (known & (1 << metric)) reader.signed();
      let hour = reader.unsigned() - 1;
      let takenAt = 0;
      let timedHour = -1;
      while (entries-- > 0) {
        const tag = reader.byte();
        hour += 1;
        if (tag & SKIPS) hour += reader.unsigned();
        if (tag & IS_GAP) {
          const missedFrom = hour;
          const reason = reader.name(tag & LOW_BITS, GAP_REASONS);
          if (tag & EXTRA) hour += reader.unsigned();
          onGap(missedFrom, hour, reason);
          continue;
        }
        if (tag & EXTRA) reader.skipName();
        takenAt = (timedHour < 0 ? 0 : takenAt + (hour - timedHour) * HOUR_MS) + reader.signed();
        timedHour = hour;
        const index = Math.floor(takenAt / HOUR_MS) - first;
        const isWithin = index >= from && index < to;
        const compared = isWithin ? tag & known & LOW_BITS : 0;
        if (isWithin) {
          (snapshots[index] as number) += 1;
          (knownAt[index] as number) |= compared;
        }
        for (let metric = 0; metric < METRIC_COUNT; metric++) {
          if (!(tag & (1 << metric))) continue;
          const gain = reader.signed();
          if (!(compared & (1 << metric))) continue;
          (gains[index * METRIC_COUNT + metric] as number) += gain;
          if (metric === 0 && index + first >= since) views += gain;
        }
        known |= tag & LOW_BITS;
      }
    }
    return views;
  }

  /** Returns what an hour gained, by metric; null for one without a gain. @param index counted from the first hour */
  at(index: number): Figures {
    const gain = (metric: number): number | null =>
      (this.known[index] ?? 0) & (1 << metric) ? (this.gains[index * METRIC_COUNT + metric] ?? null) : null;
    // In the order of METRICS.
    return { views: gain(0), likes: gain(1), comments: gain(2), shares: gain(3), saves: gain(4) };
  }
}
