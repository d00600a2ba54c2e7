import Papa from "papaparse";
import { expect, test } from "vitest";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { compareVideos } from "@/lib/tracking/compare/compare-videos";
import { CompareQuery } from "@/lib/tracking/compare/schemas";
import { getOverview } from "@/lib/tracking/overview/get";
import { OverviewQuery } from "@/lib/tracking/overview/schemas";
import { seedSnapshots, seedTracking, seedVideo, snapshotAt } from "@/lib/tracking/snapshots/fixtures";
import { VideoRowsExportQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { exportVideoRows } from "@/lib/tracking/videos/rows-export";
import { exportSeries } from "@/lib/tracking/videos/series-export";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext(new Date("2026-09-02T12:00:00Z"));

/** A tracking with a snapshot at each of the given times of August and September 2026. */
async function track(owner: OrganizationContext, platform: Platform, times: string[]) {
  const startedAt = new Date(times[0] ?? "");
  const video = await seedVideo(owner, { platform, publishedAt: startedAt });
  const tracking = await seedTracking(owner, video, { startedAt });
  for (const [index, time] of times.entries()) {
    const at = new Date(time);
    const hour = (at.getTime() - startedAt.getTime()) / HOUR_MS;
    await seedSnapshots(owner, snapshotAt(tracking.id, hour, at, { views: 1_000 * (index + 1), likes: 1 }));
  }
  return tracking.publicId;
}

const BEFORE = "2026-08-22T10:00:00Z";
const WITHIN = "2026-08-25T10:00:00Z";
const AFTER = "2026-08-30T10:00:00Z";
const rowsOf = ({ csv }: { csv: string }) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true }).data;

test("exports include the definition of each YouTube view count", async () => {
  const owner = await createTestOrganization(ctx);
  const youtube = await track(owner, "youtube", [BEFORE, WITHIN, AFTER]);
  const tiktok = await track(owner, "tiktok", [BEFORE, AFTER]);
  const series = rowsOf(await exportSeries(owner, { id: youtube, zone: "Europe/Rome" }));
  expect(series.map((row) => row["View definition"])).toEqual([
    "Before August 24, 2026",
    "Changing (August 24–27, 2026)",
    "Since August 28, 2026: counted when playback starts",
  ]);
  expect(rowsOf(await exportSeries(owner, { id: tiktok, zone: "Europe/Rome" }))[0]).not.toHaveProperty(
    "View definition",
  );
  const list = rowsOf(await exportVideoRows(owner, VideoRowsExportQuery.parse({})));
  expect(new Map(list.map((row) => [row.Platform, row["View definition"]]))).toEqual(
    new Map([
      ["TikTok", ""],
      ["YouTube", "Since August 28, 2026: counted when playback starts"],
    ]),
  );
});

test("a comparison is marked if its YouTube views follow different definitions", async () => {
  const owner = await createTestOrganization(ctx);
  const old = await track(owner, "youtube", ["2026-08-20T10:00:00Z", BEFORE]);
  const recent = await track(owner, "youtube", [AFTER]);
  const crossing = await track(owner, "youtube", [BEFORE, AFTER]);
  const tiktok = await track(owner, "tiktok", [BEFORE, AFTER]);
  const compare = async (...ids: string[]) => {
    const { mixes_view_definitions, videos } = await compareVideos(
      owner,
      CompareQuery.parse({ videos: ids.join(",") }),
    );
    return [mixes_view_definitions, ...videos.map((video) => video.crosses_view_redefinition)];
  };
  expect(await compare(old, recent)).toEqual([true, false, false]);
  expect(await compare(crossing, tiktok)).toEqual([true, true, false]);
  expect(await compare(recent, tiktok)).toEqual([false, false, false]);
});

test("the overview is marked if its range or comparison crosses the change", async () => {
  const owner = await createTestOrganization(ctx);
  await track(owner, "tiktok", ["2026-08-18T10:00:00Z", BEFORE, AFTER]);
  const overview = (range: string) => getOverview(owner, OverviewQuery.parse({ range }));
  expect((await overview("7d")).mixes_view_definitions).toBe(false);
  await track(owner, "youtube", [BEFORE, AFTER]);
  // August 27 – September 2, compared with August 20 – 26.
  expect((await overview("7d")).mixes_view_definitions).toBe(true);
  ctx.clock.set(new Date("2026-09-20T12:00:00Z"));
  expect((await overview("7d")).mixes_view_definitions).toBe(false);
  expect((await overview("30d")).mixes_view_definitions).toBe(true);
});
