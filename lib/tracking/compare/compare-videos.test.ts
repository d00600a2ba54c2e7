import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { compareVideos, knownVideos } from "@/lib/tracking/compare/compare-videos";
import { type Alignment, CompareQuery, Comparison } from "@/lib/tracking/compare/schemas";
import { seedHistories, seedSnapshots, snapshotAt } from "@/lib/tracking/snapshots/fixtures";
import { recordGaps } from "@/lib/tracking/snapshots/record-gaps";
import { setCost } from "@/lib/tracking/videos/set-cost";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const NOON = Date.parse("2026-03-10T12:00:00Z");
const ctx = testContext();
let last = 0n;
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date(NOON));
  owner = await createTestOrganization(ctx);
});

/**
 * Seeds a TikTok whose tracking starts `startedAt` hours after noon, published that many hours earlier (null: unknown),
 * with views per hour or the reason of a gap.
 */
async function course(startedAt: number, age: number | null, views: (number | string)[]) {
  ctx.clock.set(new Date(NOON + startedAt * HOUR_MS));
  last += 1n;
  const link = `https://www.tiktok.com/@user/video/${7234567890123470000n + last}`;
  const { id } = await trackVideo(owner, { video_link: link, duration_days: 30 });
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  if (!tracking) throw new Error("not tracked");
  const publishedAt = age === null ? null : new Date(ctx.now().getTime() - age * HOUR_MS);
  await ctx.db.update(videos).set({ publishedAt }).where(eq(videos.id, tracking.videoId));
  const place = { trackingId: tracking.id };
  const rest = { likes: 10, comments: 0, shares: 0, saves: 0 };
  await seedHistories(ctx, new Map([[tracking.id, []]]));
  for (const [hour, value] of views.entries()) {
    const takenAt = new Date(ctx.now().getTime() + hour * HOUR_MS);
    if (typeof value === "number")
      await seedSnapshots(ctx, snapshotAt(tracking.id, hour, takenAt, { views: value, ...rest }));
    else await ctx.db.transaction((tx) => recordGaps(tx, [{ ...place, first: hour, last: hour, reason: value }]));
  }
  await ctx.db
    .update(videoState)
    .set({ settledHour: views.length - 1 })
    .where(eq(videoState.trackingId, tracking.id));
  return id;
}

const compare = async (ids: string[], by: Alignment = "age", rest: Record<string, string> = {}) =>
  Comparison.parse(await compareVideos(owner, CompareQuery.parse({ videos: ids.join(","), by, ...rest })));
const steady = (from: number, step: number, hours: number) =>
  Array.from({ length: hours }, (_, hour) => from + hour * step);

test("at the same age it shows which did better, whenever each was tracked", async () => {
  const older = await course(-100, 2, steady(1_000, 10, 60));
  const newer = await course(0, 5, steady(9_000, 100, 40));
  await setCost(owner, { id: older, cost_usd: 50 });
  const { common_age, videos: compared, slots, slot_hours } = await compare([newer, older]);
  expect(compared.map(({ id }) => id)).toEqual([newer, older]);
  expect(slot_hours).toBe(1);
  // The newer one is 5 h old at its start and 44 h at its last snapshot (or one less, depending on its minute).
  const age = common_age ?? 0;
  expect([43, 44]).toContain(age);
  const [a, b] = compared.map(({ standing }) => standing);
  expect(a).toMatchObject({ age, velocity_24h: 100, cpm_usd: null });
  expect(b).toMatchObject({ age, velocity_24h: 10 });
  expect(b?.cpm_usd).toBeCloseTo(50_000 / (b?.views ?? 0), 9);
  for (const [index, video] of compared.entries()) {
    expect(video.points).toHaveLength(slots.length);
    expect(video.points[slots.indexOf(age)]?.value).toBe([a, b][index]?.views);
  }
});

test("a span compares the first hours or days only", async () => {
  const long = await course(-300, 2, steady(1_000, 10, 200));
  const short = await course(0, 5, steady(9_000, 100, 40));
  const day = await compare([long, short], "age", { span: "24h" });
  expect(day.slots.at(-1)).toBe(24);
  expect(day.common_age).toBe(24);
  expect(day.videos.map(({ standing }) => standing?.age)).toEqual([24, 24]);
  const week = await compare([long, short], "age", { span: "7d" });
  expect(week.slots.at(-1)).toBe(168);
  // The shorter one ended before, so they are compared at its last age.
  expect([43, 44]).toContain(week.common_age);
  expect((await compare([long, short], "age", { span: "28d" })).slots).toEqual((await compare([long, short])).slots);
  // Ages mean nothing on a calendar.
  const dated = await compare([long, short], "time", { span: "24h" });
  expect(dated.slots).toEqual((await compare([long, short], "time")).slots);
});

test("a video that was tracked only later has nothing in an early span", async () => {
  const early = await course(0, 2, steady(10, 1, 30));
  const late = await course(0, 100, steady(10, 1, 30));
  const { common_age, videos: compared } = await compare([early, late], "age", { span: "24h" });
  expect(common_age).toBeNull();
  expect(compared[0]?.standing?.age).toBe(24);
  expect(compared[1]?.standing).toBeNull();
  expect(compared[1]?.points.every((point) => point === null)).toBe(true);
});

test("by calendar, each is placed at its own hours, and nothing is drawn where it was not tracked", async () => {
  const early = await course(-50, 3, steady(10, 1, 10));
  const late = await course(0, 3, [5, 6, "quota", 9]);
  const { slots, videos: compared } = await compare([early, late], "time", { mode: "hourly" });
  expect(slots.every((slot) => slot % HOUR_MS === 0)).toBe(true);
  expect(compared[0]?.points.filter(Boolean).length).toBeLessThan(slots.length);
  const points = compared[1]?.points.filter((point) => point !== null) ?? [];
  expect(points.map(({ value }) => value).slice(-3)).toEqual([1, null, null]);
  expect(points.slice(-2)).toMatchObject([
    { absence: "gap", gap_reason: "quota", missing: 1 },
    { absence: "after_gap", spanning: { growth: 3, since: expect.any(String) } },
  ]);
  expect((await compare([early, late])).common_age).not.toBeNull();
});

test("a video with unknown publication uses the start of its tracking and is marked accordingly", async () => {
  const known = await course(0, 1_000, steady(10, 1, 5));
  const unknown = await course(0, null, steady(10, 1, 5));
  const { common_age, videos: compared } = await compare([known, unknown]);
  expect(compared.map(({ basis }) => basis)).toEqual(["publication", "tracking"]);
  // No common age: each shows its latest metrics with its own age.
  expect(common_age).toBeNull();
  expect(compared.map(({ standing }) => standing?.views)).toEqual([14, 14]);
  expect(compared[0]?.standing?.age).toBeGreaterThan(1_000);
  expect(compared[1]?.standing?.age).toBeLessThan(6);
});

test("six months of hours are returned as at most 1,000 points, with the last value and the same gain", async () => {
  const ids = [];
  for (let month = 0; month < 3; month++) ids.push(await course(month * 720, 1, steady(1_000, 7, 720)));
  const totals = await compare(ids, "time");
  const gains = await compare(ids, "time", { mode: "hourly" });
  expect(totals.slot_hours).toBeGreaterThan(1);
  expect(totals.slots.length).toBeLessThanOrEqual(1_000);
  for (const [index, { points }] of totals.videos.entries()) {
    expect(points.findLast((point) => point !== null)?.value).toBe(1_000 + 719 * 7);
    const sum = gains.videos[index]?.points.reduce((total, point) => total + (point?.value ?? 0), 0);
    expect(sum).toBe(719 * 7);
  }
});

test("a foreign or unknown ID rejects the whole request and reveals nothing; rights are checked", async () => {
  const own = await course(0, 1, [1]);
  const stranger = await createTestOrganization(ctx);
  const missing = { refusal: { code: "not_found", message: "One of these videos was not found" } };
  const query = (text: string) => CompareQuery.parse({ videos: text });
  await expect(compareVideos(owner, query(`${own},nosuch`))).rejects.toMatchObject(missing);
  await expect(compareVideos(stranger, query(own))).rejects.toMatchObject(missing);
  expect(await knownVideos(stranger, [own])).toEqual([]);
  expect(await knownVideos(owner, ["nosuch", own])).toEqual([own]);
  const key = { ...owner, actor: { type: "key" as const, keyId: 1, keyName: "k", roles: ["usage:read"] } };
  await expect(compareVideos(key, query(own))).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  await expect(knownVideos(key, [own])).rejects.toMatchObject({ refusal: { code: "forbidden" } });
});

test.each(["", "a,b,c,d,e,f,g", ",,"])("%j cannot be compared", (text) =>
  expect(CompareQuery.safeParse({ videos: text }).success).toBe(false),
);
test("duplicate IDs count once", () =>
  expect(CompareQuery.parse({ videos: "a,b,a,b,a,b,a" }).videos).toEqual(["a", "b"]));
