import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { gaps, trackings, videoState } from "@/db/schema";

/** One tracking's hour that a batch is to settle. */
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
/** Whether an hour that is a gap for this reason may still become a snapshot within the hour. */
export const isRetryable = (reason: string | null): boolean => reason !== null && RETRYABLE.includes(reason);

/** Whether an hour may still become a snapshot: it is not settled, or settled by a gap that may be filled. */
export const isOpenHour = (hour: number, state: Pick<Due, "settledHour" | "gapReason">): boolean =>
  hour > state.settledHour || (hour === state.settledHour && isRetryable(state.gapReason));

/** As inArray with one parameter in place of a thousand: those cost more to build and to parse than the query itself. */
const isOneOf = (column: typeof trackings.id | typeof videoState.trackingId, ids: readonly number[]): SQL =>
  sql`${column} = any(${`{${ids.join(",")}}`}::bigint[])`;

/**
 * Locks the trackings in ID order.
 * @returns `open`: those that are still monitored and whose hour is still open; `held`: those that another session holds
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
  // Read after the locks are held: another run of the same batch may have settled the hour meanwhile.
  const states = await tx
    .select({ id: videoState.trackingId, settledHour: videoState.settledHour, gapReason: gaps.reason })
    .from(videoState)
    .leftJoin(gaps, and(eq(gaps.trackingId, videoState.trackingId), eq(gaps.hour, videoState.settledHour)))
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
