import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { trackings } from "@/db/schema";
import { createTestOrganization, testContext } from "@/test/context";
import { askOverview, march, seedCourse } from "./fixtures";

const NOW = new Date("2026-03-20T12:40:00Z");
const ctx = testContext(NOW);

describe("the overview", () => {
  test("adds up gains, compares them with the days before, and lists top gainers", async () => {
    const owner = await createTestOrganization(ctx);
    const old = await seedCourse(owner, "01T10", {
      "01T10": { views: 100, likes: 1 },
      "08T10": { views: 300, likes: 5 },
      "16T10": { views: 350 },
      "20T12": { views: 500, likes: 8 },
    });
    const young = await seedCourse(
      owner,
      "19T10",
      { "19T10": { views: 50 }, "20T11": { views: 1_050 } },
      { platform: "tiktok" },
    );
    const overview = await askOverview(owner);
    expect(overview).toMatchObject({
      range: { first_day: "2026-03-14", last_day: "2026-03-20", days: 7, is_open: true, to: NOW.toISOString() },
      latest_at: march("20T12").toISOString(),
      trackings: 2,
      snapshots: 4,
      totals: { views: 1_200, likes: 3, comments: null },
      videos: 2,
      before: {
        from: "2026-03-07T00:00:00.000Z",
        to: "2026-03-13T13:00:00.000Z",
        videos: 1,
        totals: { views: 200, likes: 4 },
      },
      running: { monitoring: 2, paused: 0 },
    });
    expect(overview.platforms).toMatchObject([
      { platform: "tiktok", snapshots: 2, views: 1_000 },
      { platform: "youtube", snapshots: 2, views: 200, likes: 3 },
    ]);
    expect(overview.movers.map(({ id, gain }) => [id, gain])).toEqual([
      [young.publicId, 1_000],
      [old.publicId, 200],
    ]);
    expect(overview.movers[1]?.sparkline.filter((value) => value !== null)).toEqual([350, 500]);
  });

  test("has a point for every hour, null without a snapshot, and the last one is partial", async () => {
    const owner = await createTestOrganization(ctx);
    await seedCourse(owner, "20T08", { "20T08": { views: 10 }, "20T10": { views: 16 }, "20T12": { views: 15 } });
    const { points } = await askOverview(owner, { range: "custom", from: "2026-03-20", to: "2026-03-20" });
    expect(points.map(({ snapshots, views }) => [snapshots, views]).slice(7)).toEqual([
      [0, null],
      [1, null],
      [0, null],
      [1, 6],
      [0, null],
      [1, -1],
    ]);
    expect(points.map(({ is_open }) => is_open).lastIndexOf(false)).toBe(11);
    expect(points.at(-1)).toMatchObject({ at: "2026-03-20T12:00:00.000Z", is_open: true });
  });

  test("starts days at the reader's midnight", async () => {
    const owner = await createTestOrganization(ctx);
    await seedCourse(owner, "01T10", { "01T10": { views: 0 }, "14T22": { views: 1 }, "14T23": { views: 11 } });
    const day = async (time_zone: string) =>
      (await askOverview(owner, { range: "custom", from: "2026-03-15", to: "2026-03-15", time_zone })).totals.views;
    expect([await day("UTC"), await day("Europe/Rome")]).toEqual([null, 10]);
  });

  test("counts top gainers over UTC days elsewhere, and says so, but a single day exactly", async () => {
    const owner = await createTestOrganization(ctx);
    await seedCourse(owner, "01T10", {
      "01T10": { views: 0 },
      "13T22": { views: 4 },
      "13T23": { views: 14 },
      "14T10": { views: 114 },
      "20T00": { views: 1_114 },
    });
    const ask = async (query: object) => {
      const { movers, movers_in_utc, totals } = await askOverview(owner, { time_zone: "Europe/Rome", ...query });
      return [movers.map(({ gain }) => gain), movers_in_utc, totals.views];
    };
    // In Rome the range begins at 23:00 UTC, so the ten views of that hour are in the total only.
    expect(await ask({ range: "7d" })).toEqual([[1_100], { from: "2026-03-14", to: "2026-03-21" }, 1_110]);
    expect(await ask({ range: "7d", time_zone: "UTC" })).toEqual([[1_100], null, 1_100]);
    const day = { range: "custom", from: "2026-03-14", to: "2026-03-14" };
    expect(await ask(day)).toEqual([[110], null, 110]);
  });

  test("doesn't compare with days before the collection started", async () => {
    const owner = await createTestOrganization(ctx);
    await seedCourse(owner, "10T10", { "10T10": { views: 1 }, "12T10": { views: 5 }, "20T10": { views: 9 } });
    expect((await askOverview(owner)).before).toBeNull();
    expect((await askOverview(owner, { range: "custom", from: "2026-03-18", to: "2026-03-19" })).before).not.toBeNull();
  });

  test("gains of all videos add up to the total in every range", async () => {
    const owner = await createTestOrganization(ctx);
    for (const start of ["02T05", "09T23", "15T00", "18T07"])
      await seedCourse(owner, start, {
        [start]: { views: 10 },
        "18T08": { views: 40 },
        "18T23": {},
        "19T00": { views: 41 },
        "20T09": { views: 60 },
      });
    for (const [from, to] of [
      ["2026-03-01", "2026-03-20"],
      ["2026-03-15", "2026-03-18"],
      ["2026-03-18", "2026-03-18"],
      ["2026-03-19", "2026-03-19"],
    ]) {
      const { movers, totals } = await askOverview(owner, { range: "custom", from, to });
      expect(movers.reduce((sum, { gain }) => sum + gain, 0)).toBe(totals.views);
    }
  });
});

describe("access", () => {
  test("is allowed for a viewer, but not for a key without the role", async () => {
    const owner = await createTestOrganization(ctx);
    const viewer = { ...owner, actor: { type: "user" as const, userId: 1, role: "viewer" as const } };
    expect((await askOverview(viewer)).trackings).toBe(0);
    const key = { ...owner, actor: { type: "key" as const, keyId: 1, keyName: "k", roles: ["channels:read"] } };
    await expect(askOverview(key)).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  });

  test("excludes other organizations' data", async () => {
    const [owner, stranger] = [await createTestOrganization(ctx), await createTestOrganization(ctx)];
    const own = await seedCourse(owner, "10T10", { "10T10": { views: 1 }, "19T10": { views: 90 } });
    await ctx.db
      .update(trackings)
      .set({ status: "error", endedAt: march("19T10") })
      .where(eq(trackings.id, own.id));
    const seen = await askOverview(stranger);
    expect([seen.trackings, seen.snapshots, seen.movers, seen.failed, seen.latest_at]).toEqual([0, 0, [], [], null]);
  });
});

test.each([
  [{ from: "2026-03-21", to: "2026-03-22" }, "from"],
  [{ from: "2026-03-19", to: "2026-03-18" }, "to"],
  [{ from: "2025-03-01", to: "2026-03-18" }, "from"],
])("rejects the range %j", async (days, field) => {
  const owner = await createTestOrganization(ctx);
  await expect(askOverview(owner, { range: "custom", ...days })).rejects.toMatchObject({
    refusal: { code: "invalid_request", details: [{ field }] },
  });
});
