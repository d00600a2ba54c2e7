import { HOUR_MS } from "@/lib/core/time/unit-rules";
import {
  BLOCK_VERSION,
  EXTRA,
  GAP_REASONS,
  IS_GAP,
  LOW_BITS,
  METRIC_COUNT,
  PROVIDERS,
  SKIPS,
} from "./block-format-rules";
import { BlockReader } from "./block-reader-rules";

/**
 * Reads concatenated blocks hour by hour. Its fields describe the current hour and are overwritten by the next, so that
 * decoding creates no objects. Numbers are exact to 2^53: no value is shifted, and no BigInt is involved.
 */
export class BlockCursor {
  /** The current hour; before the first one, the hour before it. */
  hour = -1;
  /** The reason if the current hour is a gap. */
  gapReason: string | null = null;
  /** Unix milliseconds of the current snapshot; in a gap, of the last one. */
  takenAt = 0;
  provider = "";
  /** Bit per metric that the current snapshot reports; 0 in a gap. */
  reported = 0;
  /** Bit per metric that this or an earlier hour reports. */
  known = 0;
  /** Bit per metric that the current snapshot reports and that an earlier hour reports too; 0 in a gap. */
  compared = 0;
  /** Last known value per metric, in the order of METRICS; meaningless without its bit in `known`. */
  readonly values: number[] = new Array(METRIC_COUNT).fill(0);
  /** Change of each metric since its last known value; meaningless without its bit in `compared`. */
  readonly gains: number[] = new Array(METRIC_COUNT).fill(0);

  /** Whether the current block has a snapshot up to here. */
  hasTime = false;
  /** Where the current entry begins. */
  entryStart = 0;
  /** The hour before the current entry, without those it skips. */
  hourBefore = -1;
  /** First hour of the current entry: a gap may cover several. */
  entryFirst = -1;
  /** Entries of the current block. */
  entries = 0;

  private readonly reader: BlockReader;
  private entriesLeft = 0;
  private hoursLeft = 0;
  private timedHour = 0;

  constructor(blocks: Uint8Array) {
    this.reader = new BlockReader(blocks);
  }

  /**
   * Moves to the next hour; false after the last one.
   * @throws Error for bytes that aren't a block of a known version
   */
  next(): boolean {
    if (this.hoursLeft > 0) {
      this.hoursLeft -= 1;
      this.hour += 1;
      return true;
    }
    if (this.entriesLeft === 0) {
      if (this.reader.position >= this.reader.bytes.length) return false;
      this.open();
    }
    this.entriesLeft -= 1;
    this.entryStart = this.reader.position;
    this.hourBefore = this.hour;
    const tag = this.reader.byte();
    this.hour += 1;
    if (tag & SKIPS) this.hour += this.reader.unsigned();
    this.entryFirst = this.hour;
    if (tag & IS_GAP) this.readGap(tag);
    else this.readSnapshot(tag);
    return true;
  }

  private open(): void {
    const version = this.reader.byte();
    if (version !== BLOCK_VERSION) throw new Error(`snapshot blocks of version ${version} are unknown`);
    this.entries = this.reader.byte();
    this.entriesLeft = this.entries;
    this.provider = this.reader.name(this.reader.unsigned(), PROVIDERS);
    this.known = this.reader.byte();
    for (let metric = 0; metric < METRIC_COUNT; metric++)
      if (this.known & (1 << metric)) this.values[metric] = this.reader.signed();
    this.hour = this.reader.unsigned() - 1;
    this.hasTime = false;
  }

  private readGap(tag: number): void {
    this.gapReason = this.reader.name(tag & LOW_BITS, GAP_REASONS);
    this.reported = 0;
    this.compared = 0;
    this.hoursLeft = tag & EXTRA ? this.reader.unsigned() : 0;
  }

  private readSnapshot(tag: number): void {
    this.gapReason = null;
    if (tag & EXTRA) this.provider = this.reader.name(this.reader.unsigned(), PROVIDERS);
    const expected = this.hasTime ? this.takenAt + (this.hour - this.timedHour) * HOUR_MS : 0;
    this.takenAt = expected + this.reader.signed();
    this.timedHour = this.hour;
    this.hasTime = true;
    const reported = tag & LOW_BITS;
    const { values, gains } = this;
    for (let metric = 0; metric < METRIC_COUNT; metric++)
      if (reported & (1 << metric)) {
        const before = this.known & (1 << metric) ? (values[metric] as number) : 0;
        const change = this.reader.signed();
        values[metric] = before + change;
        gains[metric] = change;
      }
    this.reported = reported;
    this.compared = reported & this.known;
    this.known |= reported;
  }
}
