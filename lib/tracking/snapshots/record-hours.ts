import { type SQL, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Transaction } from "@/db/client";
import { type Figures, METRICS } from "@/lib/platforms/schemas";
import { TailWriter } from "./block-writer-rules";
import { DistinctTimes } from "./distinct-times";
import { insertBlocks, type TrackingBlock } from "./insert-blocks";
import { AlertedHours, DaySums, GapSums, HourSums } from "./rollups";
import { readStates, type TrackingState } from "./tracking-states";

export interface NewSnapshot {
  trackingId: number;
  hour: number;
  takenAt: Date;
  figures: Figures;
  provider: string;
}

export interface NewGap {
  trackingId: number;
  /** Hours first … last, inclusive, each become a gap. */
  first: number;
  last: number;
  reason: string;
}

/** What is recorded of one tracking. */
interface Given {
  snapshot: NewSnapshot | null;
  gaps: NewGap[];
}

/** A tracking's new state. */
interface Row {
  state: TrackingState;
  writer: TailWriter;
  /** null: only gaps were recorded. */
  snapshot: NewSnapshot | null;
}

interface Written {
  rows: Row[];
  blocks: TrackingBlock[];
  hours: HourSums;
  days: DaySums;
  missed: GapSums;
  alerted: AlertedHours;
}

/**
 * Records snapshots, at most one per tracking, and gaps; settles their hours; updates each tracking's latest metrics,
 * the organizations' hourly gains and gaps, the trackings' daily gains, and what alerts are evaluated for. An hour is appended after the newest one,
 * or replaces it if it is a gap; older hours are dropped. The caller holds the organizations' and the trackings' locks.
 * @param locked the states that `lockStates` returned, if it was used
 * @returns the trackings whose snapshot was stored
 */
export async function recordHours(
  tx: Transaction,
  snapshots: readonly NewSnapshot[],
  gaps: readonly NewGap[],
  locked?: readonly TrackingState[],
): Promise<Set<number>> {
  const given = groupByTracking(snapshots, gaps);
  if (given.size === 0) return new Set();
  const rows: Row[] = [];
  const blocks: TrackingBlock[] = [];
  const hours = new HourSums();
  const days = new DaySums();
  const missed = new GapSums();
  const alerted = new AlertedHours();
  const stored = new Set<number>();
  for (const state of locked ?? (await readStates(tx, [...given.keys()]))) {
    const own = given.get(state.trackingId);
    if (!own) continue;
    const { trackingId, organizationId, platform } = state;
    const writer = new TailWriter(state.tail);
    for (const { first, last, reason } of own.gaps) writer.addGap(first, last, reason);
    const { snapshot } = own;
    const gains = snapshot && writer.addSnapshot({ ...snapshot, takenAt: snapshot.takenAt.getTime() });
    if (!gains && writer.gapChanges.length === 0) continue;
    for (const block of writer.sealed) blocks.push({ trackingId, ...block });
    for (const change of writer.gapChanges) missed.add(organizationId, state, change);
    if (snapshot && gains) {
      stored.add(trackingId);
      hours.add(organizationId, snapshot.takenAt, platform, gains);
      days.add(organizationId, trackingId, snapshot.takenAt, gains);
    }
    alerted.add(organizationId, trackingId, writer.hour, writer.gapReason);
    rows.push({ state, writer, snapshot: gains ? snapshot : null });
  }
  if (rows.length > 0) await write(tx, { rows, blocks, hours, days, missed, alerted });
  return stored;
}

function groupByTracking(snapshots: readonly NewSnapshot[], gaps: readonly NewGap[]): Map<number, Given> {
  const given = new Map<number, Given>();
  const of = (trackingId: number): Given => {
    const known = given.get(trackingId);
    if (known) return known;
    const none: Given = { snapshot: null, gaps: [] };
    given.set(trackingId, none);
    return none;
  };
  for (const gap of gaps) if (gap.first <= gap.last) of(gap.trackingId).gaps.push(gap);
  for (const snapshot of snapshots) of(snapshot.trackingId).snapshot = snapshot;
  return given;
}

/** One statement writes all: an hour is in the tail, its block and the rollups, or in none of them. */
async function write(tx: Transaction, { rows, blocks, hours, days, missed, alerted }: Written): Promise<void> {
  const column = (of: (row: Row) => Parameters<typeof arrayOf>[0][number]) => arrayOf(rows.map(of));
  const times = new DistinctTimes();
  const changes = rows.map(({ writer }) => writer.change());
  const figures = METRICS.map(
    (metric) => sql`, ${column(({ snapshot }) => snapshot?.figures[metric] ?? null)}::bigint[]`,
  );
  const latest = METRICS.map((metric) => {
    const m = sql.identifier(metric);
    return sql`, ${m} = case when r.taken is null then v.${m} else r.${m} end`;
  });
  const taken = column(({ snapshot }) => snapshot && times.positionOf(snapshot.takenAt.getTime()));
  const rollups: SQL[] = [
    ...(blocks.length > 0 ? [sql`sealed as (${insertBlocks(blocks)})`] : []),
    ...hours.statements(),
    ...days.statements(),
    ...missed.statements(),
    ...alerted.statements(),
  ];
  // A tail is sent as what changed of it, and the rows are counted where they are written.
  const update = sql`
    update video_state v
    set tail = case when r.kept = 0 then r.added else set_byte(substr(v.tail, 1, r.kept), 1, r.entries) || r.added end,
        gap_reason = r.gap_reason, settled_hour = greatest(v.settled_hour, r.newest),
        latest_at = coalesce((${times.toArray()}::timestamptz[])[r.taken], v.latest_at),
        snapshots = v.snapshots + (r.taken is not null)::int,
        bad_hours = case when r.taken is null then v.bad_hours else 0 end,
        last_bad_hour = case when r.taken is null then v.last_bad_hour end${sql.join(latest)}
    from unnest(${column(({ state }) => state.trackingId)}::bigint[], ${column(({ state }) => state.settledHour)}::smallint[],
      ${column(({ state }) => state.tail.length)}::int[], ${arrayOf(changes.map(({ kept }) => kept))}::int[],
      ${arrayOf(changes.map(({ entries }) => entries))}::int[], ${arrayOf(changes.map(({ added }) => added))}::bytea[],
      ${column(({ writer }) => writer.hour)}::smallint[], ${column(({ writer }) => writer.gapReason)}::text[],
      ${taken}::int[]${sql.join(figures)})
      as r(tracking_id, settled_hour, length, kept, entries, added, newest, gap_reason, taken, views, likes, comments,
        shares, saves)
    where v.tracking_id = r.tracking_id and v.settled_hour = r.settled_hour and octet_length(v.tail) = r.length
    returning 1`;
  const [written] = await tx.execute<{ rows: number }>(sql`
    with ${sql.join([...rollups, sql`updated as (${update})`], sql`, `)}
    select count(*)::int as rows from updated`);
  // The locks prevent it; without them an hour could be lost.
  if (written?.rows !== rows.length) throw new Error("a tracking changed while its hours were recorded");
}
