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
  /** The hours of the snapshots, in their order. */
  paid: Due[];
  gaps: NewGap[];
  /** Trackings with no money for the snapshot. */
  unpaid: number[];
  bad: BadHour[];
  /** One result per video, by our ID, with an hour it was fetched for. */
  readings: Map<number, { item: Due; reading: VideoData }>;
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
    paid: [],
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
    if (item.settledHour < hour - 1)
      result.gaps.push({ trackingId, first: item.settledHour + 1, last: hour - 1, reason: "missed" });
    const outcome = fetched.get(fetchKey(item)) ?? { kind: "transient" as const };
    if (outcome.kind !== "ok") {
      result.gaps.push({ trackingId, first: hour, last: hour, reason: outcome.kind });
      result.failed[outcome.kind] = (result.failed[outcome.kind] ?? 0) + 1;
      if (outcome.kind === "unavailable" || outcome.kind === "private")
        result.bad.push({ trackingId, hour, reason: outcome.kind });
      continue;
    }
    const { figures, provider } = outcome.value;
    result.readings.set(item.videoId, { item, reading: outcome.value });
    if (!pay(result.usage, organizationId, budgets.get(organizationId))) {
      result.gaps.push({ trackingId, first: hour, last: hour, reason: "paused" });
      result.unpaid.push(trackingId);
      continue;
    }
    result.snapshots.push({ trackingId, organizationId, hour, takenAt, figures, provider });
    result.paid.push(item);
    if (item.source !== item.ownSource) result.switched.push({ trackingId, source: item.source });
  }
  return result;
}

/** Adds a snapshot to what an organization uses, if it can pay. */
function pay(usage: Settlement["usage"], organizationId: number, budget: Budget | undefined): boolean {
  const used = usage.get(organizationId);
  if (!budget || budget.spendable - (used?.amount ?? 0n) < budget.price) return false;
  if (!used) usage.set(organizationId, { snapshots: 1, amount: budget.price });
  else {
    used.snapshots += 1;
    used.amount += budget.price;
  }
  return true;
}
