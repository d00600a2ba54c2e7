import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/core/context";
import { BlockCursor } from "./block-cursor-rules";
import { loadBlocks } from "./load";
import { packOldRows } from "./old-rows";

/** Trackings compared together: their rows and blocks are in memory. */
const SLICE = 50;

export interface Verification {
  trackings: number;
  snapshots: number;
  /** Whether the tables before packing still exist. */
  hasOldTables: boolean;
  /** One sentence each; empty if everything is equal. */
  differences: string[];
}

interface StateRow extends Record<string, unknown> {
  tracking_id: string;
  organization_id: string;
  settled_hour: number;
  snapshots: number;
}

/**
 * Compares the packed hours with the rows they were packed from, the trackings' states, and the snapshots that the
 * organizations' accounts and rollups count, all as of one moment. Reads every hour. (`verifyStored` compares accounts,
 * usage and ledger.)
 */
export async function verifySnapshots(ctx: Pick<Context, "db">): Promise<Verification> {
  return ctx.db.transaction((tx) => verifyAll(tx), { isolationLevel: "repeatable read", accessMode: "read only" });
}

async function verifyAll(tx: Transaction): Promise<Verification> {
  const [old] = await tx.execute<{ exists: boolean }>(sql`select to_regclass('snapshots') is not null as exists`);
  const hasOldTables = old?.exists ?? false;
  const result: Verification = { trackings: 0, snapshots: 0, hasOldTables, differences: [] };
  const [left] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from video_state where tail is null`);
  if (left?.n) result.differences.push(`${left.n} trackings are not packed yet. Let the jobs run, then verify again.`);
  const storedOf = new Map<number, number>();
  const missedOf = new Map<string, number>();
  for (let after = 0; ; ) {
    const states = await tx.execute<StateRow>(sql`
      select v.tracking_id, t.organization_id, v.settled_hour, v.snapshots
      from video_state v join trackings t on t.id = v.tracking_id
      where v.tracking_id > ${after} order by v.tracking_id limit ${SLICE}`);
    if (states.length === 0) break;
    after = Number(states.at(-1)?.tracking_id);
    const ids = states.map(({ tracking_id }) => Number(tracking_id));
    const loaded = await loadBlocks(tx, ids);
    const rows = hasOldTables ? await packOldRows(tx, ids) : null;
    for (const state of states) {
      const id = Number(state.tracking_id);
      const hours = hoursOf(loaded.get(id) ?? new Uint8Array());
      const before = rows?.get(id);
      const old = before ? hoursOf(before.all()) : null;
      result.trackings += 1;
      for (const difference of differencesOf(state, hours, old))
        result.differences.push(`Tracking ${id}: ${difference}`);
      const organization = Number(state.organization_id);
      for (const text of hours.values()) {
        const reason = reasonOf(text);
        if (reason === null) storedOf.set(organization, (storedOf.get(organization) ?? 0) + 1);
        else missedOf.set(`${organization} ${reason}`, (missedOf.get(`${organization} ${reason}`) ?? 0) + 1);
      }
    }
  }
  result.snapshots = [...storedOf.values()].reduce((sum, n) => sum + n, 0);
  result.differences.push(...(await verifySums(tx, storedOf)), ...(await verifyGaps(tx, missedOf)));
  return result;
}

const GAP = "gap ";
const reasonOf = (text: string): string | null => (text.startsWith(GAP) ? text.slice(GAP.length) : null);

/** Each hour with all that is stored of it. */
function hoursOf(blocks: Uint8Array): Map<number, string> {
  const hours = new Map<number, string>();
  for (const cursor = new BlockCursor(blocks); cursor.next(); ) {
    const { hour, gapReason, takenAt, provider, reported, values } = cursor;
    const figures = values.map((value, index) => (reported & (1 << index) ? value : null));
    hours.set(hour, gapReason === null ? JSON.stringify([takenAt, provider, ...figures]) : GAP + gapReason);
  }
  return hours;
}

function differencesOf(state: StateRow, hours: Map<number, string>, old: Map<number, string> | null): string[] {
  const found: string[] = [];
  const stored = [...hours.values()].filter((text) => reasonOf(text) === null).length;
  if (stored !== state.snapshots) found.push(`${stored} snapshots are stored, ${state.snapshots} are counted.`);
  const newest = Math.max(-1, ...hours.keys());
  if (newest !== state.settled_hour) found.push(`hour ${newest} is the newest, ${state.settled_hour} is settled.`);
  const last = old ? Math.max(-1, ...old.keys()) : -1;
  for (const [hour, text] of old ?? []) {
    // A gap in the hour that was the newest may have become a snapshot since it was packed.
    const isFilled = hour === last && reasonOf(text) !== null && hours.has(hour);
    if (hours.get(hour) !== text && !isFilled) found.push(`hour ${hour} differs from its row.`);
  }
  return found;
}

/** Snapshots by organization: those stored, charged for, and in the rollup. */
async function verifySums(tx: Transaction, storedOf: ReadonlyMap<number, number>): Promise<string[]> {
  const rows = await tx.execute<Record<"id" | "counted" | "rolled", string>>(sql`
    select a.organization_id as id, a.snapshots as counted,
      coalesce((select sum(h.snapshots) from org_hours h where h.organization_id = a.organization_id), 0) as rolled
    from accounts a order by a.organization_id`);
  return rows.flatMap(({ id, counted, rolled }) => {
    const stored = storedOf.get(Number(id)) ?? 0;
    const compare = (what: string, count: string) =>
      Number(count) === stored ? [] : [`Organization ${id}: ${stored} snapshots are stored, ${count} ${what}.`];
    return [...compare("are counted", counted), ...compare("are in its hourly totals", rolled)];
  });
}

async function verifyGaps(tx: Transaction, missedOf: ReadonlyMap<string, number>): Promise<string[]> {
  const rows = await tx.execute<{ id: string; reason: string; hours: number }>(sql`
    select organization_id as id, reason, sum(hours)::int as hours from org_gaps group by 1, 2`);
  const counted = new Map(rows.map(({ id, reason, hours }) => [`${id} ${reason}`, hours]));
  return [...new Set([...missedOf.keys(), ...counted.keys()])].flatMap((key) => {
    const [missed, sum] = [missedOf.get(key) ?? 0, counted.get(key) ?? 0];
    const [id, ...reason] = key.split(" ");
    return missed === sum
      ? []
      : [`Organization ${id}: ${missed} hours are missed as ${reason.join(" ")}, ${sum} are in its hourly totals.`];
  });
}

/** Drops the tables before packing. Call it only after `verifySnapshots` found no difference. */
export async function dropOldTables(ctx: Pick<Context, "db">): Promise<void> {
  await ctx.db.execute(sql`drop table if exists snapshots, gaps`);
}
