import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { METRICS } from "@/lib/platforms/name-rules";
import type { Figures, Metric } from "@/lib/platforms/schemas";
import { BlockBytes } from "./block-bytes-rules";
import { BlockCursor } from "./block-cursor-rules";
import {
  BLOCK_ENTRIES,
  BLOCK_VERSION,
  EXTRA,
  GAP_REASONS,
  IS_GAP,
  METRIC_COUNT,
  PROVIDERS,
  SKIPS,
  TEXT,
} from "./block-format-rules";

export interface Block {
  bytes: Uint8Array;
  lastHour: number;
  /** Unix milliseconds of its last snapshot; null if it has gaps only. */
  lastAt: number | null;
}

export interface HourSnapshot {
  hour: number;
  /** Unix milliseconds. */
  takenAt: number;
  figures: Figures;
  provider: string;
}

/** A gap reason whose count of hours changed. */
export interface GapChange {
  first: number;
  last: number;
  reason: string;
  /** Hours recorded: 1, or −1 where a snapshot or another reason took their place. */
  sign: 1 | -1;
}

/** How a tail became another one: its first bytes stay, except for the number of entries. */
export interface TailChange {
  /** Bytes of the tail before; 0 if it was empty or sealed. */
  kept: number;
  entries: number;
  added: Uint8Array;
}

/** Bit per reported metric. */
function maskOf(figures: Figures): number {
  let mask = 0;
  for (let index = 0; index < METRIC_COUNT; index++) if (figures[METRICS[index] as Metric] !== null) mask |= 1 << index;
  return mask;
}

/** Position of an entry count in a block. */
const COUNT_AT = 1;

/**
 * Appends hours to a tracking's open tail. Only the newest hour can change: a gap there may become a snapshot or get
 * another reason. It is never sealed before a later hour exists, so sealed blocks don't change.
 */
export class TailWriter {
  /** Blocks that were sealed since the start, oldest first. */
  readonly sealed: Block[] = [];
  readonly gapChanges: GapChange[] = [];
  /** The newest hour; −1 if there is none. */
  hour = -1;
  /** The newest hour's reason if it is a gap. */
  gapReason: string | null = null;

  readonly #bytes: BlockBytes;
  #entries = 0;
  /** Of the newest entry. */
  #entryStart = 0;
  #entryFirst = 0;
  #hourBefore = -1;

  #provider = "";
  #known = 0;
  readonly #values: number[];
  /** Of the block's last snapshot; null if it has none. */
  #takenAt: number | null = null;
  #timedHour = 0;

  constructor(tail: Uint8Array) {
    const cursor = new BlockCursor(tail);
    while (cursor.next()) if (cursor.gapReason === null) this.#timedHour = cursor.hour;
    this.#bytes = new BlockBytes(tail);
    this.#entries = cursor.entries;
    this.#entryStart = cursor.entryStart;
    this.#entryFirst = cursor.entryFirst;
    this.#hourBefore = cursor.hourBefore;
    this.hour = cursor.hour;
    this.gapReason = cursor.gapReason;
    this.#provider = cursor.provider;
    this.#known = cursor.known;
    this.#values = cursor.values;
    this.#takenAt = cursor.hasTime ? cursor.takenAt : null;
  }

  tail(): Uint8Array {
    return this.#block();
  }

  /** Returns what makes the new tail of the old one, until the next hour is added. */
  change(): TailChange {
    const { kept } = this.#bytes;
    const added = kept === 0 ? this.#block() : this.#bytes.added();
    return { kept, entries: this.#entries, added };
  }

  /** Returns the sealed blocks and the tail, for a `BlockCursor`. */
  all(): Uint8Array {
    const parts = [...this.sealed.map(({ bytes }) => bytes), this.tail()];
    const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }

  /**
   * Appends a snapshot, or puts it in the place of a gap in the newest hour.
   * Another provider counts differently: its snapshots begin a block that knows no earlier value.
   * @returns what each metric gained on its last known value, null where that or the new one is missing, or comes from
   * another provider; null if the hour is stored already or older than the newest one
   */
  addSnapshot({ hour, takenAt, figures, provider }: HourSnapshot): Figures | null {
    if (hour < this.hour || (hour === this.hour && this.gapReason === null)) return null;
    if (hour === this.hour) this.#reopen();
    if (provider !== this.#provider && this.#provider !== "") this.#breakOff(provider);
    this.#begin(hour);
    const skipped = hour - this.hour - 1;
    const mask = maskOf(figures);
    const isElsewhere = provider !== this.#provider;
    this.#bytes.byte(mask | (skipped > 0 ? SKIPS : 0) | (isElsewhere ? EXTRA : 0));
    if (skipped > 0) this.#bytes.unsigned(skipped);
    if (isElsewhere) this.#bytes.name(provider, PROVIDERS);
    const expected = this.#takenAt === null ? 0 : this.#takenAt + (hour - this.#timedHour) * HOUR_MS;
    this.#bytes.signed(takenAt - expected);
    const gains: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };
    for (let index = 0; index < METRIC_COUNT; index++) {
      const metric = METRICS[index] as Metric;
      const value = figures[metric];
      if (value === null) continue;
      const isKnown = (this.#known & (1 << index)) !== 0;
      const gain = value - (isKnown ? (this.#values[index] ?? 0) : 0);
      this.#bytes.signed(gain);
      if (isKnown) gains[metric] = gain;
      this.#values[index] = value;
    }
    this.#known |= mask;
    this.#provider = provider;
    this.#takenAt = takenAt;
    this.#timedHour = hour;
    this.#end(hour, hour, null);
    return gains;
  }

  /** Appends hours without a snapshot. The newest hour takes the reason if it is a gap; older ones keep theirs. */
  addGap(first: number, last: number, reason: string): void {
    if (last < this.hour) return;
    const isNewest = first <= this.hour && this.gapReason !== null && this.gapReason !== reason;
    const from = isNewest ? this.hour : Math.max(first, this.hour + 1);
    if (from > last) return;
    if (isNewest) this.#reopen();
    this.#begin(from);
    this.#writeGap(from, last, reason);
    this.gapChanges.push({ first: from, last, reason, sign: 1 });
  }

  /** Removes the newest hour, which is a gap. */
  #reopen(): void {
    const { hour, gapReason: reason } = this;
    if (reason === null) throw new Error("the newest hour is no gap");
    const first = this.#entryFirst;
    this.#bytes.cut(this.#entryStart);
    this.#entries -= 1;
    this.hour = this.#hourBefore;
    if (first < hour) this.#writeGap(first, hour - 1, reason);
    this.gapChanges.push({ first: hour, last: hour, reason, sign: -1 });
  }

  #writeGap(first: number, last: number, reason: string): void {
    const skipped = first - this.hour - 1;
    const code = GAP_REASONS.indexOf(reason) + 1;
    this.#entryStart = this.#bytes.length;
    this.#hourBefore = this.hour;
    this.#bytes.byte(IS_GAP | code | (skipped > 0 ? SKIPS : 0) | (last > first ? EXTRA : 0));
    if (skipped > 0) this.#bytes.unsigned(skipped);
    if (code === TEXT) this.#bytes.text(reason);
    if (last > first) this.#bytes.unsigned(last - first);
    this.#end(first, last, reason);
  }

  /** Ends the series of a provider, so that nothing compares its values with the next one's. */
  #breakOff(next: string): void {
    this.#seal();
    this.#provider = next;
    this.#known = 0;
  }

  /** Seals the tail, if it has entries. */
  #seal(): void {
    if (this.#entries > 0) this.sealed.push({ bytes: this.#block(), lastHour: this.hour, lastAt: this.#takenAt });
    this.#bytes.cut(0);
    this.#entries = 0;
  }

  #block(): Uint8Array {
    const bytes = this.#bytes.copy();
    if (bytes.length > 0) bytes[COUNT_AT] = this.#entries;
    return bytes;
  }

  /** Seals a full tail and opens the next block. */
  #begin(hour: number): void {
    if (this.#entries >= BLOCK_ENTRIES) this.#seal();
    if (this.#bytes.length === 0) {
      this.#bytes.byte(BLOCK_VERSION);
      this.#bytes.byte(0);
      this.#bytes.name(this.#provider, PROVIDERS);
      this.#bytes.byte(this.#known);
      for (let metric = 0; metric < METRIC_COUNT; metric++)
        if (this.#known & (1 << metric)) this.#bytes.signed(this.#values[metric] ?? 0);
      this.#bytes.unsigned(hour);
      this.#takenAt = null;
      this.hour = hour - 1;
    }
    this.#entryStart = this.#bytes.length;
    this.#hourBefore = this.hour;
  }

  #end(first: number, last: number, reason: string | null): void {
    this.#entries += 1;
    this.#entryFirst = first;
    this.hour = last;
    this.gapReason = reason;
  }
}
