import { type SQL, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Transaction } from "@/db/client";
import type { trackings } from "@/db/schema";
import { packTrackings } from "./pack";

type TrackingRow = typeof trackings.$inferSelect;

/** What recording an hour needs to know of a tracking. */
export interface TrackingState
  extends Pick<TrackingRow, "organizationId" | "platform" | "slot" | "startedAt" | "status"> {
  trackingId: number;
  settledHour: number;
  /** Why the newest settled hour is a gap; null if it is a snapshot. */
  gapReason: string | null;
  tail: Buffer;
}

/** Returns the trackings' states, and packs those that are still rows. */
export const readStates = (tx: Transaction, ids: readonly number[]): Promise<TrackingState[]> =>
  selectStates(tx, ids, sql``);

/**
 * Locks the trackings in ID order, skips those that another session has locked, and returns the others' states: lock and
 * state in one statement. The caller holds their accounts' locks, without which only a status changes.
 */
export const lockStates = (tx: Transaction, ids: readonly number[]): Promise<TrackingState[]> =>
  selectStates(tx, ids, sql`order by t.id for update of t skip locked`);

type Row = {
  tracking_id: string;
  organization_id: string;
  platform: TrackingRow["platform"];
  slot: number;
  status: TrackingRow["status"];
  started_ms: number;
  settled_hour: number;
  gap_reason: string | null;
  tail: Buffer | null;
};

async function selectStates(tx: Transaction, ids: readonly number[], locked: SQL): Promise<TrackingState[]> {
  if (ids.length === 0) return [];
  const select = () =>
    tx.execute<Row>(sql`
      select v.tracking_id, t.organization_id, t.platform, t.slot, t.status,
        extract(epoch from t.started_at)::float8 * 1000 as started_ms, v.settled_hour, v.gap_reason, v.tail
      from trackings t join video_state v on v.tracking_id = t.id
      where t.id = any(${arrayOf(ids)}::bigint[]) ${locked}`);
  let rows = await select();
  const unpacked = rows.filter(({ tail }) => tail === null).map(({ tracking_id }) => Number(tracking_id));
  if (unpacked.length > 0) {
    await packTrackings(tx, unpacked);
    rows = await select();
  }
  return rows.map((row) => ({
    trackingId: Number(row.tracking_id),
    organizationId: Number(row.organization_id),
    platform: row.platform,
    slot: row.slot,
    status: row.status,
    startedAt: new Date(Math.round(row.started_ms)),
    settledHour: row.settled_hour,
    gapReason: row.gap_reason,
    tail: row.tail ?? Buffer.alloc(0),
  }));
}
