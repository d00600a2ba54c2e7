import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import { keptStatement, readPrepared } from "@/db/prepared";
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

/** Hours of a tracking, inclusive. */
export interface HourSpan {
  trackingId: number;
  first: number;
  last: number;
}

const selectSpans = keptStatement<
  { place: string; is_packed: boolean; blocks: Uint8Array },
  "ids" | "firsts" | "lasts"
>(
  (value) => sql`
  select s.place, v.tail is not null as is_packed,
    coalesce(b.blocks, '') || case when e.last_hour is null then coalesce(v.tail, '') else '' end as blocks
  from unnest(${value("ids")}::bigint[], ${value("firsts")}::int[], ${value("lasts")}::int[]) with ordinality
    as s(tracking_id, first, last, place)
  join video_state v on v.tracking_id = s.tracking_id and v.settled_hour >= s.first
  cross join lateral (
    select min(x.last_hour) as last_hour from snapshot_blocks x
    where x.tracking_id = s.tracking_id and x.last_hour >= s.last
  ) e
  cross join lateral (
    select string_agg(b.block, ''::bytea order by b.last_hour) as blocks from snapshot_blocks b
    where b.tracking_id = s.tracking_id and b.last_hour >= s.first and b.last_hour <= coalesce(e.last_hour, 32767)
  ) b`,
);

/**
 * Returns the packed hours of each span, with those that share a block with them; undefined for a span after the newest
 * hour. Only these blocks are read: they are one range of the key. The tail is left out if a block reaches beyond the span.
 */
export async function loadSpans(db: Queryable, spans: readonly HourSpan[]): Promise<(Uint8Array | undefined)[]> {
  const loaded: (Uint8Array | undefined)[] = new Array(spans.length);
  if (spans.length === 0) return loaded;
  const rows = await selectSpans(db, {
    ids: arrayOf(spans.map(({ trackingId }) => trackingId)),
    firsts: arrayOf(spans.map(({ first }) => first)),
    lasts: arrayOf(spans.map(({ last }) => last)),
  });
  const unpacked: number[] = [];
  for (const { place, is_packed, blocks } of rows)
    if (is_packed) loaded[Number(place) - 1] = blocks;
    else unpacked.push(Number(place) - 1);
  await packInMemory(
    db,
    unpacked.map((place) => spans[place]?.trackingId ?? 0),
    (id, blocks) => {
      for (const place of unpacked) if (spans[place]?.trackingId === id) loaded[place] = blocks;
    },
  );
  return loaded;
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
  await packInMemory(db, unpacked, (id, blocks) => loaded.set(id, blocks));
  return loaded;
}

async function packInMemory(
  db: Queryable,
  ids: readonly number[],
  onPacked: (id: number, blocks: Uint8Array) => void,
): Promise<void> {
  for (let first = 0; first < ids.length; first += OLD_ROWS_BATCH)
    for (const [id, writer] of await packOldRows(db, ids.slice(first, first + OLD_ROWS_BATCH)))
      onPacked(id, writer.all());
}
