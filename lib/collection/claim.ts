import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { batches, collectionClock, trackings } from "@/db/schema";
import { floorToMinute, HOUR_MS, LATE_MS } from "@/lib/collection/rules";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import type { Platform } from "@/lib/platforms/schemas";

const MINUTE_MS = 60_000;
const CLOCK_ROW = 1;

export interface ClaimedBatch {
  id: number;
  platform: Platform;
  slotAt: Date;
  chunk: number;
  /** How often it was run already; makes a resend's event a new one. */
  attempt: number;
}

/**
 * Makes the batches of every minute slot since the last claim, as far back as a snapshot may still be stored late.
 * What is due derives from the trackings: replayed, doubled and missed ticks give the same batches.
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
    const claimed: ClaimedBatch[] = [];
    for (let slotAt = from; slotAt <= now.getTime(); slotAt += MINUTE_MS)
      claimed.push(...(await claimSlot(ctx, tx, new Date(slotAt))));
    if (from <= now.getTime())
      await tx.update(collectionClock).set({ claimedThrough: now }).where(eq(collectionClock.id, CLOCK_ROW));
    return claimed;
  });
}

async function claimSlot(ctx: Context, tx: Transaction, slotAt: Date): Promise<ClaimedBatch[]> {
  const due = await tx
    .selectDistinct({ platform: trackings.platform, videoId: trackings.videoId })
    .from(trackings)
    .where(dueInSlot(slotAt))
    .orderBy(asc(trackings.platform), asc(trackings.videoId));
  const rows = chunksOf(due, env().COLLECTION_BATCH_SIZE).map((chunk) => ({
    ...chunk,
    slotAt,
    status: "open" as const,
    attempts: 0,
    createdAt: ctx.now(),
  }));
  if (rows.length === 0) return [];
  const written = await tx.insert(batches).values(rows).onConflictDoNothing().returning();
  return written.map(({ id, platform, chunk, attempts }) => ({ id, platform, slotAt, chunk, attempt: attempts }));
}

/**
 * The trackings due at an occurrence of their slot: started before it, and its hour is one of theirs. (The last
 * hour is due at least an hour before the end; the slot after it is not theirs. See rules.test.ts.)
 */
export const dueInSlot = (slotAt: Date) =>
  and(
    eq(trackings.status, "monitoring"),
    eq(trackings.slot, slotAt.getUTCMinutes()),
    lt(trackings.startedAt, slotAt),
    gte(trackings.endsAt, new Date(slotAt.getTime() + HOUR_MS)),
  );

function chunksOf(due: readonly { platform: Platform; videoId: number }[], size: number) {
  const chunks: { platform: Platform; chunk: number; firstVideoId: number; lastVideoId: number }[] = [];
  let length = 0;
  for (const { platform, videoId } of due) {
    const open = chunks.at(-1);
    if (open?.platform === platform && length < size) {
      open.lastVideoId = videoId;
      length += 1;
    } else {
      const chunk = open?.platform === platform ? open.chunk + 1 : 0;
      chunks.push({ platform, chunk, firstVideoId: videoId, lastVideoId: videoId });
      length = 1;
    }
  }
  return chunks;
}
