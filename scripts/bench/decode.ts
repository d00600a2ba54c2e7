import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { loadBlocks } from "@/lib/tracking/snapshots/load";
import { seriesOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { fill, recordCourse } from "@/scripts/bench/fill";
import { type Measurement, measurePair } from "@/scripts/bench/measure";

const VIDEOS = 100;
const HOURS = 720;
const RUNS = 3;

/** Measures reading many histories, compared to loading their bytes. */
export async function benchDecode(handle: DatabaseHandle): Promise<Measurement[]> {
  const { db } = handle;
  const owner = await fill(handle, VIDEOS);
  await recordCourse(
    owner,
    Array.from({ length: HOURS }, (_, hour) => hour),
  );
  const own = owner.organization.id;
  const rows = await db.execute<{ id: string }>(sql`select id from trackings where organization_id = ${own}`);
  const ids = rows.map(({ id }) => Number(id));
  const times = await measurePair(
    RUNS,
    () => seriesOfMany(db, ids, ["views", "likes", "shares", "comments"]),
    () => loadBlocks(db, ids),
  );
  return [{ name: `${VIDEOS} × ${HOURS} decoded (loaded)`, ...times, unit: "ms" }];
}
