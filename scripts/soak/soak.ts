import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { replay } from "@/lib/tracking/collection/replay";
import { withMovableClock } from "@/scripts/demo/history";
import { fillTrackings } from "@/scripts/soak/fill-trackings";
import { afterWarmUp, growthPerHour, type MemorySample } from "@/scripts/soak/slope-rules";

/** A second before the turn of the hour: every minute that follows has its share of videos. */
const START = new Date("2026-03-01T23:59:59Z");
/** Growth of the heap per simulated hour that isn't noise. */
const MAX_HEAP_GROWTH_MB = 5;
const PRINT_EVERY = 10;

/**
 * Collects, completes and closes hours like the jobs, minute after minute.
 * @returns what is wrong: growing memory, and snapshots that are missing or not charged
 */
export async function soak(
  db: Database,
  { perSecond, minutes }: { perSecond: number; minutes: number },
  say: (line: string) => void,
): Promise<string[]> {
  const ctx = withMovableClock(db, START);
  const videos = (perSecond * HOUR_MS) / 1000;
  await fillTrackings(ctx, videos);
  say(`${videos} videos, ${perSecond} snapshots per simulated second, ${minutes} simulated minutes`);
  say("minute  real s  RSS MB  heap MB");
  const begun = performance.now();
  const samples: MemorySample[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    await replay(ctx, new Date(START.getTime() + minute * MINUTE_MS));
    const sample = measureMemory(minute);
    samples.push(sample);
    if (minute % PRINT_EVERY === 0) say(rowOf(sample, performance.now() - begun));
  }
  const steady = afterWarmUp(samples);
  const heap = growthPerHour(steady, "heapMb");
  say(
    `Growth per simulated hour after the first ${samples.length - steady.length} minutes: RSS ${signed(growthPerHour(steady, "rssMb"))} MB, heap ${signed(heap)} MB`,
  );
  const problems = await checkCollected(db, minutes);
  if (heap > MAX_HEAP_GROWTH_MB) problems.push(`The heap grows by ${heap.toFixed(1)} MB per simulated hour.`);
  return problems;
}

function measureMemory(minute: number): MemorySample {
  global.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { minute, rssMb: rss / 1e6, heapMb: heapUsed / 1e6 };
}

const rowOf = ({ minute, rssMb, heapMb }: MemorySample, realMs: number): string =>
  [
    String(minute).padStart(6),
    (realMs / 1000).toFixed(0).padStart(6),
    rssMb.toFixed(1).padStart(6),
    heapMb.toFixed(1).padStart(7),
  ].join("  ");
const signed = (value: number) => `${value < 0 ? "" : "+"}${value.toFixed(1)}`;

/** Every minute's videos have a snapshot in each of their hours, and each is charged. */
async function checkCollected(db: Database, minutes: number): Promise<string[]> {
  const [row] = await db.execute<Record<"due" | "stored" | "charged" | "failed", string>>(sql`
    select
      (select sum(${Math.floor(minutes / 60)} + (slot < ${minutes % 60})::int) from trackings) as due,
      (select sum(snapshots) from video_state) as stored,
      (select sum(charged + uncharged) / min(o.price_per_snapshot) from accounts a
        join organizations o on o.id = a.organization_id) as charged,
      (select count(*) from batches where status <> 'done') as failed`);
  const { due, stored, charged, failed } = row ?? { due: "0", stored: "0", charged: "0", failed: "0" };
  const problems: string[] = [];
  if (stored !== due) problems.push(`${due} snapshots were due, ${stored} are stored.`);
  if (Number(charged) !== Number(stored)) problems.push(`${stored} snapshots are stored, ${charged} are charged.`);
  if (failed !== "0") problems.push(`${failed} batches are not done.`);
  return problems;
}
