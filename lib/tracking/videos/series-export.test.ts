import { eq } from "drizzle-orm";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { seedHistories, seedSnapshots, snapshotAt } from "@/lib/tracking/snapshots/fixtures";
import { recordGaps } from "@/lib/tracking/snapshots/record-gaps";
import { exportSeries } from "@/lib/tracking/videos/series-export";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const ctx = testContext(new Date("2026-03-28T22:00:00Z"));
let last = 0n;

/** A TikTok with 1,000 views at its start, then the given values hour by hour. */
async function track(owner: OrganizationContext, course: ({ views: number; likes: number | null } | string)[]) {
  last += 1n;
  const link = `https://www.tiktok.com/@user/video/${7234567890123460000n + last}`;
  const { id } = await trackVideo(owner, { video_link: link, duration_days: 2 });
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  if (!tracking) throw new Error("not tracked");
  const first = { views: 1_000, likes: 10, comments: null, shares: 3, saves: 0 };
  await seedHistories(ctx, new Map([[tracking.id, [{ hour: 0, takenAt: ctx.now(), ...first }]]]));
  for (const [index, hour] of course.entries()) {
    const place = { trackingId: tracking.id, hour: index + 1 };
    const takenAt = new Date(ctx.now().getTime() + (index + 1) * 3_600_000);
    if (typeof hour !== "string")
      await seedSnapshots(ctx, snapshotAt(tracking.id, place.hour, takenAt, { ...first, ...hour }));
    else
      await ctx.db.transaction((tx) =>
        recordGaps(tx, [{ trackingId: tracking.id, first: place.hour, last: place.hour, reason: hour }]),
      );
  }
  return { id, videoId: tracking.videoId };
}

const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true }).data;

test("gives exact values, gains and engagement for every hour, and the reason for missing ones", async () => {
  const owner = await createTestOrganization(ctx);
  const { id, videoId } = await track(owner, [
    { views: 1_500, likes: 12 },
    "quota",
    { views: 1_400, likes: null },
    { views: 1_401, likes: 13 },
  ]);
  await ctx.db.update(videos).set({ title: "=Sale 🎉 für alle" }).where(eq(videos.id, videoId));
  const { fileName, csv } = await exportSeries(owner, { id, zone: "Europe/Rome" });
  expect(fileName).toBe("clipscope-sale-fur-alle-2026-03-28.csv");
  const rows = rowsOf(csv);
  expect(rows.map((row) => row.Hour)).toEqual(["0", "1", "2", "3", "4"]);
  expect(rows.map((row) => row.Views)).toEqual(["1000", "1500", "", "1400", "1401"]);
  expect(rows.map((row) => row["Views gained"])).toEqual(["", "500", "", "-100", "1"]);
  expect(rows.map((row) => row["Views gained over hours"])).toEqual(["", "1", "", "2", "1"]);
  expect(rows.map((row) => row["Likes gained"])).toEqual(["", "2", "", "", "1"]);
  expect(rows.map((row) => row["Likes gained over hours"])).toEqual(["", "1", "", "", "3"]);
  expect(rows.map((row) => row.Comments)).toEqual(["", "", "", "", ""]);
  expect(rows.map((row) => row["Engagement rate (%)"])).toEqual([
    "1.3",
    "1",
    "",
    String(300 / 1_400),
    String(1_600 / 1_401),
  ]);
  expect(rows[2]?.["No snapshot because"]).toBe("The platform's daily quota was used up");
  // Clocks in Rome moved forward at 01:00 UTC.
  expect(rows[1]).toMatchObject({
    "Time (UTC)": "2026-03-28T23:00:00.000Z",
    "Time (Europe/Rome)": "2026-03-29 00:00:00",
  });
  expect(rows[4]).toMatchObject({
    "Time (UTC)": "2026-03-29T02:00:00.000Z",
    "Time (Europe/Rome)": "2026-03-29 04:00:00",
  });
});

test("marks where another source begins, and leaves out the gain across it", async () => {
  const owner = await createTestOrganization(ctx);
  const { id } = await track(owner, [{ views: 1_500, likes: 12 }, "quota"]);
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  const figures = { views: 2_000, likes: 20, comments: null, shares: 3, saves: 0 };
  const at = (hour: number) => new Date(ctx.now().getTime() + hour * 3_600_000);
  for (const hour of [3, 4])
    await seedSnapshots(ctx, { ...snapshotAt(tracking?.id ?? 0, hour, at(hour), figures), provider: "another-source" });
  const rows = rowsOf((await exportSeries(owner, { id, zone: "Europe/Rome" })).csv);
  const [first] = rows;
  expect(rows.map((row) => row.Source)).toEqual([first?.Source, first?.Source, "", "another-source", "another-source"]);
  expect(rows.map((row) => row["Source changed from"])).toEqual(["", "", "", first?.Source, ""]);
  expect(rows.map((row) => row["Views gained"])).toEqual(["", "500", "", "", "0"]);
});

test("another organization's video is not found, and a key without the role is forbidden", async () => {
  const owner = await createTestOrganization(ctx);
  const { id } = await track(owner, []);
  const stranger = await createTestOrganization(ctx);
  const missing = { refusal: { code: "not_found", message: "Video not found" } };
  await expect(exportSeries(stranger, { id, zone: "UTC" })).rejects.toMatchObject(missing);
  await expect(exportSeries(owner, { id: "nosuch", zone: "UTC" })).rejects.toMatchObject(missing);
  const key = { ...owner, actor: { type: "key" as const, keyId: 1, keyName: "k", roles: ["usage:read"] } };
  await expect(exportSeries(key, { id, zone: "UTC" })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
});
