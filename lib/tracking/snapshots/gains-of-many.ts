import type { Queryable } from "@/db/client";
import { partsOf, readAhead } from "@/lib/core/read-ahead";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { firstDue } from "@/lib/tracking/trackings/schedule-rules";
import { GainColumns } from "./gain-columns-rules";
import { type HourSpan, loadSpans } from "./load";
import type { Between } from "./top-gains";

export interface Gained {
  id: number;
  platform: Platform;
  startedAt: Date;
  slot: number;
}

export interface SummedGains {
  byPlatform: Map<Platform, GainColumns>;
  /** Missed hours due in the last span, by reason. */
  missed: Map<string, number>;
  /** Views gained in the last span, by tracking; only those that gained any. */
  views: { trackingId: number; gain: number }[];
}

/** Trackings whose blocks are in memory at the same time. */
const SLICE = 500;
/** A snapshot is taken after it was due and before the next one is, but clocks differ, and its hour is only full later. */
const SLACK_MS = 3 * HOUR_MS;
/** A shorter hole between spans is read through: blocks hold a day. */
const HOLE_MS = 48 * HOUR_MS;

/**
 * Adds up what snapshots gained against their tracking's last known figures, as `org_hours` counts them, from the first
 * span's begin to the last one's end, by hour. Spans are full UTC hours, ascending; what is between them may be counted
 * or not. Reads the blocks of these trackings that spans need, the next ones while it adds up.
 */
export async function sumGains(
  db: Queryable,
  trackings: readonly Gained[],
  spans: readonly [Between, Between],
): Promise<SummedGains> {
  const [before, last] = spans;
  const read = last.from.getTime() - before.to.getTime() < HOLE_MS ? [{ from: before.from, to: last.to }] : spans;
  const sums = new GainSums(before.from, last);
  for await (const loaded of readAhead(partsOf(trackings, SLICE), (slice) => loadHours(db, slice, read)))
    for (const { tracking, span, blocks } of loaded) sums.add(tracking, span, blocks);
  return sums;
}

async function loadHours(
  db: Queryable,
  trackings: readonly Gained[],
  spans: readonly Between[],
): Promise<{ tracking: Gained; span: Between; blocks: Uint8Array }[]> {
  const wanted = spans.flatMap((span) =>
    trackings.flatMap((tracking) => {
      const hours = hoursOf(tracking, span);
      return hours ? [{ tracking, span, hours }] : [];
    }),
  );
  const loaded = await loadSpans(
    db,
    wanted.map(({ hours }) => hours),
  );
  return wanted.flatMap(({ tracking, span }, index) => {
    const blocks = loaded[index];
    return blocks ? [{ tracking, span, blocks }] : [];
  });
}

/** Returns the hours that were due, or whose snapshot was taken, in a span; null if it hadn't started. */
function hoursOf(tracking: Gained, { from, to }: Between): HourSpan | null {
  const due = firstDue(tracking).getTime();
  const hourAt = (at: number) => Math.floor((at - due) / HOUR_MS) + 1;
  const last = hourAt(to.getTime() + SLACK_MS);
  if (last < 0) return null;
  return { trackingId: tracking.id, first: Math.max(0, hourAt(from.getTime() - SLACK_MS)), last };
}

const toHours = (at: Date): number => at.getTime() / HOUR_MS;

class GainSums implements SummedGains {
  readonly byPlatform = new Map<Platform, GainColumns>();
  readonly missed = new Map<string, number>();
  readonly #from: Date;
  readonly #last: Between;
  readonly #views = new Map<number, number>();

  constructor(from: Date, last: Between) {
    this.#from = from;
    this.#last = last;
  }

  get views(): SummedGains["views"] {
    return [...this.#views].map(([trackingId, gain]) => ({ trackingId, gain }));
  }

  /** Adds what was taken in a span; its blocks may hold hours of the other one too. */
  add(tracking: Gained, span: Between, blocks: Uint8Array): void {
    const hours = { from: toHours(span.from), to: toHours(span.to) };
    const isLast = span.to.getTime() === this.#last.to.getTime();
    const onGap = (first: number, last: number, reason: string) => {
      if (isLast) this.#miss(tracking, first, last, reason);
    };
    const views = this.#columnsOf(tracking.platform).add(blocks, hours, toHours(this.#last.from), onGap);
    if (views !== 0) this.#views.set(tracking.id, views);
  }

  /** Counts without visiting each hour: a paused tracking misses hundreds in a row. */
  #miss(tracking: Gained, first: number, last: number, reason: string): void {
    const [from, to] = [this.#last.from.getTime(), this.#last.to.getTime()];
    // Hour h from 1 on is due h − 1 hours after this.
    const due = firstDue(tracking).getTime();
    const earliest = Math.max(first, 1, Math.ceil((from - due) / HOUR_MS) + 1);
    const latest = Math.min(last, Math.ceil((to - due) / HOUR_MS));
    const started = tracking.startedAt.getTime();
    const isStartMissed = first === 0 && started >= from && started < to;
    const missed = Math.max(0, latest - earliest + 1) + (isStartMissed ? 1 : 0);
    if (missed > 0) this.missed.set(reason, (this.missed.get(reason) ?? 0) + missed);
  }

  #columnsOf(platform: Platform): GainColumns {
    const columns =
      this.byPlatform.get(platform) ??
      new GainColumns(toHours(this.#from), toHours(this.#last.to) - toHours(this.#from));
    this.byPlatform.set(platform, columns);
    return columns;
  }
}
