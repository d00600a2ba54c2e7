import { monitorEventLoopDelay } from "node:perf_hooks";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { MAX_EXPORT_ROWS } from "@/lib/tracking/videos/choice-rules";
import { VideoRowsExportQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { exportVideoRows } from "@/lib/tracking/videos/rows-export";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();

test("20,000 rows are exported while other requests get their turns, and one more row is refused", async () => {
  const owner = await createTestOrganization(ctx);
  const own = owner.organization.id;
  const at = ctx.now().toISOString();
  const fill = async (first: number, last: number) => {
    await ctx.db.execute(sql`
      insert into videos (platform, external_id, slot, canonical_url, title, creator, created_at, metadata_at)
      select 'tiktok', 'v' || i, 0, 'x', 'Video, "number" ' || i, 'creator ' || i, ${at}::timestamptz, ${at}::timestamptz
      from generate_series(${first}::int, ${last}::int) i`);
    await ctx.db.execute(sql`
      insert into trackings (public_id, job_id, uuid, organization_id, video_id, platform, slot, video_link, duration_days,
        status, started_at, ends_at, created_at)
      select 'p' || id, 'job_' || id, gen_random_uuid(), ${own}, id, 'tiktok', 0, 'https://example.org/' || id, 30,
        'monitoring', created_at, created_at + interval '30 days', created_at
      from videos v where not exists (select from trackings t where t.video_id = v.id) order by id`);
    await ctx.db.execute(sql`
      insert into video_state (tracking_id, latest_at, settled_hour, snapshots, views, likes, comments, shares, bad_hours)
      select id, started_at, 0, 1, id * 1000, id, 7, 5, 0
      from trackings t where not exists (select from video_state s where s.tracking_id = t.id)`);
  };
  await fill(1, MAX_EXPORT_ROWS);
  const query = VideoRowsExportQuery.parse({ sort: "views", order: "asc", zone: "Europe/Rome" });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const { csv } = await exportVideoRows(owner, query);
  delay.disable();
  const took = performance.now() - started;
  const lines = csv.trimEnd().split("\r\n");
  expect(lines).toHaveLength(MAX_EXPORT_ROWS + 1);
  expect(lines[1]).toContain('"Video, ""number"" 1"');
  expect(lines.at(-1)).toContain(`"Video, ""number"" ${MAX_EXPORT_ROWS}"`);
  // Relative to the total time: a busy machine stretches both. In a single write, one turn would take most of it.
  expect(delay.max / 1e6).toBeLessThan(took / 4);
  await fill(MAX_EXPORT_ROWS + 1, MAX_EXPORT_ROWS + 1);
  await expect(exportVideoRows(owner, query)).rejects.toMatchObject({ refusal: { code: "conflict" } });
});
