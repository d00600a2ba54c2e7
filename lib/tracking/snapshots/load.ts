import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { keptStatement, readPrepared } from "@/db/prepared";
import { arrayOf } from "./array-literal";
import { packOldRows } from "./old-rows";

interface Which {
  /** Leaves out the blocks whose snapshots were all taken at or before this time. */
  since?: Date | undefined;
  /** Leaves out the blocks before each tracking's newest hours, of this number. */
  newestHours?: number;
}

interface Row {
  tracking_id: string;
  is_packed: boolean;
  blocks: Uint8Array;
}

const select = (ids: Placeholder | SQL, which: readonly SQL[]) => sql`
  select v.tracking_id, v.tail is not null as is_packed, coalesce(s.blocks, '') || coalesce(v.tail, '') as blocks
  from video_state v
  cross join lateral (
    select string_agg(b.block, ''::bytea order by b.last_hour) as blocks
    from snapshot_blocks b where b.tracking_id = v.tracking_id${sql.join([...which])}
  ) s
  where v.tracking_id = any(${ids}::bigint[])`;
const selectAll = keptStatement<Row, "ids">((value) => select(value("ids"), []));

function readRows(db: Queryable, ids: readonly number[], { since, newestHours }: Which): Promise<readonly Row[]> {
  const which: SQL[] = [];
  if (since) which.push(sql` and b.last_at > ${since.toISOString()}::timestamptz`);
  if (newestHours !== undefined) which.push(sql` and b.last_hour > v.settled_hour - ${newestHours}::int`);
  return which.length === 0
    ? selectAll(db, { ids: arrayOf(ids) })
    : readPrepared<Row>(db, select(sql`${arrayOf(ids)}`, which));
}

/** Trackings whose rows are packed in memory together. */
const OLD_ROWS_BATCH = 50;

/**
 * Returns the packed hours of trackings, oldest first, for a `BlockCursor`: blocks and tail are read by one statement,
 * so that no hour is missing or doubled between them. Trackings that aren't packed yet are packed in memory.
 */
export async function loadBlocks(
  db: Queryable,
  ids: readonly number[],
  { since, newestHours }: Which = {},
): Promise<Map<number, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const rows = await readRows(db, ids, { since, newestHours });
  const loaded = new Map(rows.map(({ tracking_id, blocks }) => [Number(tracking_id), blocks]));
  const unpacked = rows.flatMap(({ tracking_id, is_packed }) => (is_packed ? [] : [Number(tracking_id)]));
  for (let first = 0; first < unpacked.length; first += OLD_ROWS_BATCH)
    for (const [id, writer] of await packOldRows(db, unpacked.slice(first, first + OLD_ROWS_BATCH)))
      loaded.set(id, writer.all());
  return loaded;
}
