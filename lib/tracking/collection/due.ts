import { asc, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";

/** One hour of a tracking that a batch must settle. */
export interface Due {
  trackingId: number;
  organizationId: number;
  videoId: number;
  externalId: string;
  hour: number;
  settledHour: number;
  gapReason: string | null;
}

const RETRYABLE: readonly string[] = [
  "rate_limited",
  "quota",
  "auth",
  "transient",
  "invalid_response",
  "platform_paused",
];
/** Returns whether a gap with this reason may still become a snapshot within the hour. */
export const isRetryable = (reason: string | null): boolean => reason !== null && RETRYABLE.includes(reason);

/** Returns whether an hour may still become a snapshot: it isn't settled, or its gap may be filled. */
export const isOpenHour = (hour: number, state: Pick<Due, "settledHour" | "gapReason">): boolean =>
  hour > state.settledHour || (hour === state.settledHour && isRetryable(state.gapReason));

/**
 * Like inArray, but with one parameter instead of a thousand: those cost more to build and parse than the query itself.
 */
const isOneOf = (column: typeof trackings.id | typeof videoState.trackingId, ids: readonly number[]): SQL =>
  sql`${column} = any(${`{${ids.join(",")}}`}::bigint[])`;

/**
 * Locks the trackings in ID order.
 * @returns `open`: still monitored with an open hour; `held`: locked by another session
 */
export async function lockStillDue(tx: Transaction, due: readonly Due[]): Promise<{ open: Due[]; held: Due[] }> {
  if (due.length === 0) return { open: [], held: [] };
  const ids = due.map(({ trackingId }) => trackingId);
  const locked = await tx
    .select({ id: trackings.id, status: trackings.status })
    .from(trackings)
    .where(isOneOf(trackings.id, ids))
    .orderBy(asc(trackings.id))
    .for("update", { skipLocked: true });
  // Read under the locks: another run of the same batch may have settled the hour meanwhile.
  const states = await tx
    .select({ id: videoState.trackingId, settledHour: videoState.settledHour, gapReason: videoState.gapReason })
    .from(videoState)
    .where(isOneOf(videoState.trackingId, ids));
  const monitored = new Set(locked.filter(({ status }) => status === "monitoring").map(({ id }) => id));
  const stateOf = new Map(states.map(({ id, ...state }) => [id, state]));
  const open = due.flatMap((item) => {
    const state = stateOf.get(item.trackingId);
    if (!state || !monitored.has(item.trackingId) || !isOpenHour(item.hour, state)) return [];
    return [{ ...item, ...state }];
  });
  const ours = new Set(locked.map(({ id }) => id));
  return { open, held: due.filter(({ trackingId }) => !ours.has(trackingId)) };
}
