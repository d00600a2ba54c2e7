import { type SQL, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Block } from "./block-writer-rules";

export interface TrackingBlock extends Block {
  trackingId: number;
}

/** Returns the statement that stores sealed blocks. */
export const insertBlocks = (blocks: readonly TrackingBlock[]): SQL => sql`
  insert into snapshot_blocks (tracking_id, last_hour, last_at, block)
  select * from unnest(${arrayOf(blocks.map(({ trackingId }) => trackingId))}::bigint[],
    ${arrayOf(blocks.map(({ lastHour }) => lastHour))}::smallint[],
    ${arrayOf(blocks.map(({ lastAt }) => (lastAt === null ? null : new Date(lastAt).toISOString())))}::timestamptz[],
    ${arrayOf(blocks.map(({ bytes }) => bytes))}::bytea[])`;
