import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { trackingAges, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { AGES } from "@/lib/insight/benchmarks/age-rules";
import { keepViews } from "@/lib/insight/benchmarks/keep-views";
import { type SeededHour, seedHistories, seedTracking, seedVideo } from "@/lib/tracking/snapshots/fixtures";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();
const START = new Date("2026-03-10T12:00:00Z");
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(START);
  // Nothing of another test is due.
  await ctx.db.update(trackingAges).set({ nextAt: null });
  owner = await createTestOrganization(ctx);
});

const after = (date: Date, ms: number) => new Date(date.getTime() + ms);
const rowOf = async (trackingId: number) =>
  (await ctx.db.select().from(trackingAges).where(eq(trackingAges.trackingId, trackingId)))[0];

/** Views at an age, found without order or state: the nearest known snapshots on either side are searched for each age. */
function modelAt(hours: readonly SeededHour[], at: number, age: number, isOver: boolean): number | null {
  const known = hours.filter(({ views }) => views != null);
  const distance = ({ takenAt }: SeededHour) => Math.abs(takenAt.getTime() - at);
  const nearest = (side: SeededHour[]) => side.sort((a, b) => distance(a) - distance(b))[0];
  const low = nearest(known.filter(({ takenAt }) => takenAt.getTime() <= at));
  const high = nearest(known.filter(({ takenAt }) => takenAt.getTime() > at));
  if (!low) return null;
  if (distance(low) === 0) return low.views ?? null;
  if (!high) return isOver && distance(low) <= (age * HOUR_MS) / 40 ? (low.views ?? null) : null;
  const sources = new Set(
    hours.filter((hour) => hour.hour >= low.hour && hour.hour <= high.hour).map(({ provider }) => provider),
  );
  const apart = distance(low) + distance(high);
  if (sources.size > 1 || (apart > 2.5 * HOUR_MS && apart > (age * HOUR_MS) / 20)) return null;
  const [from, to] = [low.views ?? 0, high.views ?? 0];
  return Math.round(from + (to - from) * (distance(low) / apart));
}

const hour = fc.record({
  isMissed: fc.boolean(),
  late: fc.nat(50),
  views: fc.option(fc.nat(1e9), { freq: 8 }),
});

test("keeps what a search through all snapshots finds, and keeps it again unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(hour, { minLength: 1, maxLength: 80 }),
      fc.nat(600),
      fc.nat(100),
      fc.boolean(),
      async (given, startAge, switchAt, isOver) => {
        const startedAt = after(START, -100 * HOUR_MS);
        const publishedAt = after(startedAt, -startAge * HOUR_MS + 7 * MINUTE_MS);
        const video = await seedVideo(ctx, { publishedAt });
        const status = isOver ? "completed" : "monitoring";
        const { id } = await seedTracking(owner, video, { startedAt, status, createdAt: startedAt });
        const hours = given.flatMap(({ isMissed, late, views }, index) =>
          isMissed
            ? []
            : [
                {
                  hour: index,
                  takenAt: after(startedAt, index * HOUR_MS + late * MINUTE_MS),
                  views,
                  provider: index < switchAt ? "test" : "other",
                },
              ],
        );
        await seedHistories(ctx, new Map([[id, hours]]));
        await keepViews(ctx);
        const expected = AGES.map((age) => modelAt(hours, publishedAt.getTime() + age * HOUR_MS, age, isOver));
        const row = await rowOf(id);
        expect(row?.views).toEqual(expected);
        expect(row?.lastKnown ?? 0).toBe(expected.findLastIndex((value) => value !== null) + 1);
        // Runs everything again, as if the first run had been interrupted before it recorded its progress.
        await ctx.db.update(trackingAges).set({ nextAt: START }).where(eq(trackingAges.trackingId, id));
        expect(await keepViews(ctx)).toEqual({ kept: 1, isDone: true });
        expect(await rowOf(id)).toEqual(row);
      },
    ),
    { numRuns: 60 },
  );
});

test("keeps a new age once its snapshots are there, and nothing after the end", async () => {
  const video = await seedVideo(ctx, { publishedAt: START });
  const { id } = await seedTracking(owner, video);
  expect(await keepViews(ctx)).toEqual({ kept: 0, isDone: true });
  const hours = Array.from({ length: 30 }, (_, index) => ({
    hour: index,
    takenAt: after(START, index * HOUR_MS + 10 * MINUTE_MS),
    views: 600 * index,
  }));
  const keepAt = async (age: number) => {
    ctx.clock.set(after(START, age * HOUR_MS));
    await seedHistories(ctx, new Map([[id, hours.filter(({ takenAt }) => takenAt <= ctx.now())]]));
    return (await keepViews(ctx)).kept;
  };
  expect(await keepAt(1.5)).toBe(1);
  expect((await rowOf(id))?.views.slice(0, 3)).toEqual([500, null, null]);
  expect(await keepAt(2.9)).toBe(0);
  expect(await keepAt(3)).toBe(1);
  expect((await rowOf(id))?.views.slice(0, 3)).toEqual([500, 1_100, null]);
  await ctx.db.update(trackings).set({ status: "completed" }).where(eq(trackings.id, id));
  expect(await keepAt(4)).toBe(1);
  expect(await rowOf(id)).toMatchObject({ lastKnown: 3, nextAt: null });
  expect(await keepAt(800)).toBe(0);
});

test("keeps no views without a publication date, until there is one", async () => {
  const video = await seedVideo(ctx);
  const { id } = await seedTracking(owner, video, { createdAt: after(START, -DAY_MS) });
  await seedHistories(ctx, new Map([[id, [{ hour: 0, takenAt: START, views: 5 }]]]));
  await keepViews(ctx);
  expect(await rowOf(id)).toMatchObject({ views: [], lastKnown: null, nextAt: after(START, DAY_MS) });
  await ctx.db
    .update(videos)
    .set({ publishedAt: after(START, -24 * HOUR_MS) })
    .where(eq(videos.id, video.id));
  ctx.clock.advance(DAY_MS);
  await keepViews(ctx);
  expect((await rowOf(id))?.views[AGES.indexOf(24)]).toBe(5);
});

test("continues where a run ended", async () => {
  const video = await seedVideo(ctx, { publishedAt: START });
  const over = { createdAt: after(START, -DAY_MS), status: "completed" } as const;
  for (let index = 0; index < 201; index++) await seedTracking(owner, video, over);
  expect(await keepViews(ctx, { maxMs: 0 })).toEqual({ kept: 200, isDone: false });
  expect(await keepViews(ctx)).toEqual({ kept: 1, isDone: true });
});
