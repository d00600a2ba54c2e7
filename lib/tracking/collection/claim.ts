import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { batches, collectionClock, trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { floorToMinute, LATE_MS } from "@/lib/tracking/trackings/schedule-rules";

const CLOCK_ROW = 1;

export interface ClaimedBatch {
  id: number;
  platform: Platform;
  slotAt: Date;
  chunk: number;
  /** Number of earlier runs; makes a resent event unique. */
  attempt: number;
}

/**
 * Creates the batches of every minute slot since the last claim, as far back as a late snapshot is accepted. Due hours
 * derive from the trackings, so replayed, duplicate and missed ticks give the same batches.
 */
export async function claimDue(ctx: Context): Promise<ClaimedBatch[]> {
  const now = floorToMinute(ctx.now());
  return ctx.db.transaction(async (tx) => {
    const oldest = now.getTime() - LATE_MS + MINUTE_MS;
    await tx
      .insert(collectionClock)
      .values({ id: CLOCK_ROW, claimedThrough: new Date(oldest - MINUTE_MS) })
      .onConflictDoNothing();
    const [clock] = await tx.select().from(collectionClock).where(eq(collectionClock.id, CLOCK_ROW)).for("update");
    const from = Math.max((clock?.claimedThrough.getTime() ?? 0) + MINUTE_MS, oldest);
    if (from > now.getTime()) return [];
    const slots: Date[] = [];
    for (let slotAt = from; slotAt <= now.getTime(); slotAt += MINUTE_MS) slots.push(new Date(slotAt));
    const claimed = await claimSlots(ctx, tx, slots);
    await tx.update(collectionClock).set({ claimedThrough: now }).where(eq(collectionClock.id, CLOCK_ROW));
    return claimed;
  });
}

/** @param slots less than an hour's worth, so no minute of the hour occurs twice */
async function claimSlots(ctx: Context, tx: Transaction, slots: readonly Date[]): Promise<ClaimedBatch[]> {
  const rows = (await findDue(tx, slots)).map((chunk) => ({
    ...chunk,
    status: "open" as const,
    attempts: 0,
    createdAt: ctx.now(),
  }));
  if (rows.length === 0) return [];
  const written = await tx.insert(batches).values(rows).onConflictDoNothing().returning();
  return written.map(({ id, platform, slotAt, chunk, attempts }) => ({
    id,
    platform,
    slotAt,
    chunk,
    attempt: attempts,
  }));
}

type DueVideo = { slot: number; platform: Platform; video_id: string };

/** Applies `dueInSlot` to many slots in one query. */
async function findDue(tx: Transaction, slots: readonly Date[]): Promise<Chunk[]> {
  const times = JSON.stringify(slots.map((slotAt) => ({ slot: slotAt.getUTCMinutes(), slot_at: slotAt })));
  const due = await tx.execute<DueVideo>(sql`
    select distinct t.slot, t.platform, t.video_id
    from jsonb_to_recordset(${times}::jsonb) as s(slot smallint, slot_at timestamptz)
    join trackings t on t.slot = s.slot and t.status = 'monitoring'
      and t.started_at < s.slot_at and t.ends_at >= s.slot_at + interval '1 hour'
    order by t.slot, t.platform, t.video_id`);
  return slots.flatMap((slotAt) => {
    const own = due.filter(({ slot }) => slot === slotAt.getUTCMinutes());
    return chunksOf(slotAt, own, env().COLLECTION_BATCH_SIZE);
  });
}

/**
 * Trackings due at an occurrence of their slot: started before it and not past their last hour. (The last hour is due
 * at least an hour before the end; the slot after it doesn't count. See rules.test.ts.)
 */
export const dueInSlot = (slotAt: Date) =>
  and(
    eq(trackings.status, "monitoring"),
    eq(trackings.slot, slotAt.getUTCMinutes()),
    lt(trackings.startedAt, slotAt),
    gte(trackings.endsAt, new Date(slotAt.getTime() + HOUR_MS)),
  );

interface Chunk {
  platform: Platform;
  slotAt: Date;
  chunk: number;
  firstVideoId: number;
  lastVideoId: number;
}

function chunksOf(slotAt: Date, due: readonly DueVideo[], size: number): Chunk[] {
  const chunks: Chunk[] = [];
  let length = 0;
  for (const { platform, video_id } of due) {
    const videoId = Number(video_id);
    const open = chunks.at(-1);
    if (open?.platform === platform && length < size) {
      open.lastVideoId = videoId;
      length += 1;
    } else {
      const chunk = open?.platform === platform ? open.chunk + 1 : 0;
      chunks.push({ platform, slotAt, chunk, firstVideoId: videoId, lastVideoId: videoId });
      length = 1;
    }
  }
  return chunks;
}
