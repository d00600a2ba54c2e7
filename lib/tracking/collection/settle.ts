import type { Budget } from "@/lib/billing/lock-budgets";
import type { Outcome, OutcomeKind, VideoData } from "@/lib/platforms/schemas";
import { type Due, fetchKey } from "@/lib/tracking/collection/due";
import type { NewSnapshot } from "@/lib/tracking/snapshots/append";
import type { NewGap } from "@/lib/tracking/snapshots/record-gaps";

/** Outcomes by `fetchKey`. */
export type Fetched = ReadonlyMap<string, Outcome<VideoData>>;

export interface BadHour {
  trackingId: number;
  hour: number;
  reason: "unavailable" | "private";
}

/** The outcome of a batch, before anything is written. */
export interface Settlement {
  snapshots: (NewSnapshot & { organizationId: number })[];
  gaps: NewGap[];
  /** Trackings with no money for the snapshot. */
  unpaid: number[];
  bad: BadHour[];
  /** One result per video, by our ID. */
  readings: Map<number, VideoData>;
  usage: Map<number, { snapshots: number; amount: bigint }>;
  /** Trackings that continue with another source from this hour on. */
  switched: { trackingId: number; source: string }[];
  failed: Partial<Record<OutcomeKind, number>>;
}

/**
 * Turns each due hour into a paid snapshot or a gap with its reason. An organization's money goes to its trackings in
 * the order of `due`, as far as it lasts.
 */
export function settle(
  due: readonly Due[],
  fetched: Fetched,
  budgets: ReadonlyMap<number, Budget>,
  takenAt: Date,
): Settlement {
  const result: Settlement = {
    snapshots: [],
    gaps: [],
    unpaid: [],
    bad: [],
    readings: new Map(),
    usage: new Map(),
    switched: [],
    failed: {},
  };
  for (const item of due) {
    const { trackingId, organizationId, hour } = item;
    const gap = (first: number, last: number, reason: string) => result.gaps.push({ trackingId, first, last, reason });
    gap(item.settledHour + 1, hour - 1, "missed");
    const outcome = fetched.get(fetchKey(item)) ?? { kind: "transient" as const };
    if (outcome.kind !== "ok") {
      gap(hour, hour, outcome.kind);
      result.failed[outcome.kind] = (result.failed[outcome.kind] ?? 0) + 1;
      if (outcome.kind === "unavailable" || outcome.kind === "private")
        result.bad.push({ trackingId, hour, reason: outcome.kind });
      continue;
    }
    const { figures, provider } = outcome.value;
    result.readings.set(item.videoId, outcome.value);
    const { price, spendable } = budgets.get(organizationId) ?? { price: 0n, spendable: -1n };
    const used = result.usage.get(organizationId) ?? { snapshots: 0, amount: 0n };
    if (spendable - used.amount < price) {
      gap(hour, hour, "paused");
      result.unpaid.push(trackingId);
      continue;
    }
    result.usage.set(organizationId, { snapshots: used.snapshots + 1, amount: used.amount + price });
    result.snapshots.push({ trackingId, organizationId, hour, takenAt, figures, provider });
    if (item.source !== item.ownSource) result.switched.push({ trackingId, source: item.source });
  }
  return result;
}
