import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Transaction } from "@/db/client";
import { lockAccounts } from "@/lib/billing/account";
import type { Context } from "@/lib/core/context";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import { insertBlocks } from "./insert-blocks";
import { packOldRows } from "./old-rows";
import { GapSums } from "./rollups";

/** Trackings packed in one transaction: it holds their organizations' locks for a few hundred milliseconds. */
const BATCH = 20;
/** The job's run ends well within the minute, so that the next one can go on. */
const JOB_MS = 40 * SECOND_MS;

export interface PackOptions {
  /** Packs just these trackings. */
  only?: readonly number[];
  /** No transaction begins later than this. */
  maxMs?: number;
}

/**
 * Packs trackings that are still rows of the old tables, in short transactions, until none is left or the run's time is
 * over. What other sessions hold waits for the next run. Interrupting it loses at most one transaction.
 */
export async function packRows(ctx: Context, { only, maxMs = JOB_MS }: PackOptions = {}): Promise<{ packed: number }> {
  const deadline = performance.now() + maxMs;
  let packed = 0;
  for (let after = 0; performance.now() < deadline; ) {
    const found = await ctx.db.execute<{ tracking_id: string; organization_id: string }>(sql`
      select u.tracking_id, t.organization_id from unpacked_trackings u join trackings t on t.id = u.tracking_id
      where u.tracking_id > ${after} ${only ? sql`and u.tracking_id = any(${arrayOf(only)}::bigint[])` : sql``}
      order by u.tracking_id limit ${BATCH}`);
    if (found.length === 0) break;
    after = Number(found.at(-1)?.tracking_id);
    const begun = performance.now();
    packed += await ctx.db.transaction(async (tx) => {
      const organizations = found.map(({ organization_id }) => Number(organization_id));
      const free = await lockAccounts(tx, organizations, { skipLocked: true });
      const ids = found.filter((row) => free.has(Number(row.organization_id))).map((row) => Number(row.tracking_id));
      const locked = await tx.execute<{ id: string }>(sql`
        select t.id from trackings t where t.id = any(${arrayOf(ids)}::bigint[]) order by t.id for update skip locked`);
      return packTrackings(
        tx,
        locked.map(({ id }) => Number(id)),
      );
    });
    // As long as the locks were held: collecting takes an account only if it finds it free.
    await sleep(performance.now() - begun);
  }
  return { packed };
}

type Facts = { tracking_id: string; organization_id: string; slot: number; started_ms: number };

/**
 * Packs trackings that are still rows. The caller holds their locks. Their rows stay as they are.
 * @returns how many it packed: others have been packed before
 */
export async function packTrackings(tx: Transaction, ids: readonly number[]): Promise<number> {
  const facts = await tx.execute<Facts>(sql`
    select v.tracking_id, t.organization_id, t.slot, extract(epoch from t.started_at)::float8 * 1000 as started_ms
    from video_state v join trackings t on t.id = v.tracking_id
    where v.tracking_id = any(${arrayOf(ids)}::bigint[]) and v.tail is null`);
  if (facts.length === 0) return 0;
  const writers = await packOldRows(
    tx,
    facts.map(({ tracking_id }) => Number(tracking_id)),
  );
  const missed = new GapSums();
  for (const row of facts) {
    const schedule = { startedAt: new Date(Math.round(row.started_ms)), slot: row.slot };
    for (const change of writers.get(Number(row.tracking_id))?.gapChanges ?? [])
      missed.add(Number(row.organization_id), schedule, change);
  }
  const all = [...writers];
  const blocks = all.flatMap(([trackingId, { sealed }]) => sealed.map((block) => ({ trackingId, ...block })));
  const written = await tx.execute(sql`
    with r as (
      select * from unnest(${arrayOf(all.map(([id]) => id))}::bigint[], ${arrayOf(all.map(([, writer]) => writer.tail()))}::bytea[])
        as r(tracking_id, tail)
    ), ${sql.join([sql`sealed as (${insertBlocks(blocks)})`, ...missed.statements()], sql`, `)}, listed as (
      delete from unpacked_trackings u using r where u.tracking_id = r.tracking_id
    )
    update video_state v set tail = r.tail from r where v.tracking_id = r.tracking_id and v.tail is null
    returning v.tracking_id`);
  if (written.length !== facts.length) throw new Error("a tracking was packed twice");
  return written.length;
}
