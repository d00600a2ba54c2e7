import type { Transaction } from "@/db/client";
import { lockStates, type TrackingState } from "@/lib/tracking/snapshots/tracking-states";

/** One hour of a tracking that a batch must settle. */
export interface Due {
  trackingId: number;
  organizationId: number;
  videoId: number;
  externalId: string;
  /** The creator's username as last reported. */
  creator: string | null;
  /** The source that it is fetched from. */
  source: string;
  /** The source of its snapshots so far. Differs only if that one is gone for good. */
  ownSource: string;
  hour: number;
  settledHour: number;
  gapReason: string | null;
  /** Of the video's stored metadata. */
  metadataHash: string;
  metadataAt: Date;
}

/** The key of a fetch: trackings of a video may have different sources. */
export const fetchKey = ({ source, externalId }: Pick<Due, "source" | "externalId">): string =>
  `${source}/${externalId}`;

const RETRYABLE: readonly string[] = [
  "rate_limited",
  "quota",
  "auth",
  "transient",
  "invalid_response",
  "platform_paused",
  "ceiling",
];
/** Returns whether a gap with this reason may still become a snapshot within the hour. */
export const isRetryable = (reason: string | null): boolean => reason !== null && RETRYABLE.includes(reason);

/** Returns whether an hour may still become a snapshot: it isn't settled, or its gap may be filled. */
export const isOpenHour = (hour: number, state: Pick<Due, "settledHour" | "gapReason">): boolean =>
  hour > state.settledHour || (hour === state.settledHour && isRetryable(state.gapReason));

interface StillDue {
  /** Still monitored, with an open hour. */
  open: Due[];
  /** Locked by another session. */
  held: Due[];
  /** Of the open ones, for `recordHours`. */
  states: TrackingState[];
}

/** Locks the trackings in ID order, and reads under the locks what another run or a stop may have changed meanwhile. */
export async function lockStillDue(tx: Transaction, due: readonly Due[]): Promise<StillDue> {
  const locked = await lockStates(
    tx,
    due.map(({ trackingId }) => trackingId),
  );
  const stateOf = new Map(locked.map((state) => [state.trackingId, state]));
  const result: StillDue = { open: [], held: [], states: [] };
  for (const item of due) {
    const state = stateOf.get(item.trackingId);
    if (!state) result.held.push(item);
    else if (state.status === "monitoring" && isOpenHour(item.hour, state)) {
      const { settledHour, gapReason } = state;
      const isSame = item.settledHour === settledHour && item.gapReason === gapReason;
      result.open.push(isSame ? item : { ...item, settledHour, gapReason });
      result.states.push(state);
    }
  }
  return result;
}
