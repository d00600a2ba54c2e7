import type { DatabaseHandle } from "@/db/client";
import { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideos } from "@/lib/tracking/videos/list";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { ListVideosQuery } from "@/lib/tracking/videos/schemas";
import { fill } from "@/scripts/bench/fill";
import { type Measurement, measurePair } from "@/scripts/bench/measure";

const VIDEOS = 20_000;
const RUNS = 8;

/**
 * Measures a page of the REST list and of the dashboard's table in an organization with many videos, compared to
 * `SELECT 1`.
 */
export async function benchList(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, VIDEOS);
  const bare = () => handle.sql`select 1`;
  const page = await measurePair(RUNS, () => listVideos(owner, ListVideosQuery.parse({})), bare);
  const byViews = VideoRowsQuery.parse({ sort: "views" });
  const table = await measurePair(RUNS, () => listVideoRows(owner, byViews), bare);
  return [
    { name: `GET /videos, 50 of ${VIDEOS} (SELECT 1)`, ...page, unit: "ms" },
    { name: `table by views, 25 of ${VIDEOS} (SELECT 1)`, ...table, unit: "ms" },
  ];
}
