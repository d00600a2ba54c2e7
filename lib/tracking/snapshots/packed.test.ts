import { asc, eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { oldGaps, oldSnapshots, orgGaps, snapshotBlocks, unpackedTrackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { type Figures, METRICS } from "@/lib/platforms/schemas";
import { countGaps } from "@/lib/tracking/snapshots/count-gaps";
import { packRows, packTrackings } from "@/lib/tracking/snapshots/pack";
import { createTestOrganization, testContext } from "@/test/context";
import { GAP_REASONS, PROVIDERS } from "./block-format-rules";
import { NO_FIGURES, seedTracked } from "./fixtures";
import { readHistories, readHistory, readSeries, recentViews } from "./read";
import { type NewGap, type NewSnapshot, recordHours } from "./record-hours";
import { seriesOfMany } from "./series-of-many";

const ctx = testContext();
const START = ctx.now().getTime();

type Hour = { hour: number; takenAt: number; figures: Figures; provider: string } | { hour: number; reason: string };
const isSnapshot = (hour: Hour) => "takenAt" in hour;

const value = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.nat(50_000) },
  fc.constantFrom(0, 2 ** 31, 2 ** 53 - 1),
);
const figures: fc.Arbitrary<Figures> = fc.record({
  views: value,
  likes: value,
  comments: value,
  shares: value,
  saves: value,
});
const roll = fc.record({
  skips: fc.constantFrom(0, 0, 0, 0, 5),
  late: fc.nat(HOUR_MS - 1),
  isGap: fc.constantFrom(false, false, true),
  figures,
  provider: fc.constantFrom(...PROVIDERS, "another"),
  reason: fc.constantFrom(...GAP_REASONS, "unheard of"),
});
/** What is stored of a tracking in the end: one entry per hour, with jumps over some. */
const history: fc.Arbitrary<Hour[]> = fc.array(roll, { maxLength: 55 }).map((rolls) => {
  let hour = -1;
  return rolls.map(({ skips, late, isGap, figures, provider, reason }) => {
    hour += 1 + skips;
    return isGap ? { hour, reason } : { hour, takenAt: START + hour * HOUR_MS + late, figures, provider };
  });
});

let owner: OrganizationContext;
beforeEach(async () => {
  owner = await createTestOrganization(ctx);
});

async function seedRows(trackingId: number, hours: readonly Hour[]): Promise<void> {
  const snapshots = hours.flatMap((one) =>
    "takenAt" in one
      ? [{ trackingId, hour: one.hour, takenAt: new Date(one.takenAt), provider: one.provider, ...one.figures }]
      : [],
  );
  const gaps = hours.flatMap((one) =>
    "reason" in one ? [{ trackingId, hour: one.hour, reason: one.reason, recordedAt: ctx.now() }] : [],
  );
  if (snapshots.length > 0) await ctx.db.insert(oldSnapshots).values(snapshots);
  if (gaps.length > 0) await ctx.db.insert(oldGaps).values(gaps);
  await ctx.db.insert(unpackedTrackings).values({ trackingId });
  const newest = hours.at(-1);
  await ctx.db
    .update(videoState)
    .set({
      tail: null,
      settledHour: newest?.hour ?? -1,
      snapshots: snapshots.length,
      gapReason: newest && "reason" in newest ? newest.reason : null,
    })
    .where(eq(videoState.trackingId, trackingId));
}

/** Appends the hours one session after another; some newest hours are gaps for a while. */
async function record(trackingId: number, hours: readonly Hour[]): Promise<void> {
  for (const [index, one] of hours.entries()) {
    const gap = (reason: string): NewGap => ({ trackingId, first: one.hour, last: one.hour, reason });
    const before = index % 3 === 0 ? [gap("transient")] : [];
    if (before.length > 0) await ctx.db.transaction((tx) => recordHours(tx, [], before));
    const snapshots: NewSnapshot[] = "takenAt" in one ? [{ ...one, trackingId, takenAt: new Date(one.takenAt) }] : [];
    const gaps = "reason" in one ? [gap(one.reason)] : [];
    const stored = await ctx.db.transaction((tx) => recordHours(tx, snapshots, gaps));
    expect(stored.size).toBe(snapshots.length);
    // Late and repeated results change nothing.
    expect((await ctx.db.transaction((tx) => recordHours(tx, snapshots, []))).size).toBe(0);
  }
}

/** Every reader, compared with the list. */
async function expectStored(trackingId: number, hours: readonly Hour[]): Promise<void> {
  const series = hours.filter(isSnapshot).map((one) => ({ ...one, takenAt: new Date(one.takenAt) }));
  const gaps = hours.flatMap((one) => ("reason" in one ? [one] : []));
  expect(await readHistory(ctx.db, trackingId)).toEqual({ series, gaps });
  const middle = series[Math.floor(series.length / 2)]?.takenAt ?? new Date(START);
  expect(await readSeries(ctx.db, trackingId, { since: middle })).toEqual(
    series.filter(({ takenAt }) => takenAt > middle),
  );
  expect(await readSeries(ctx.db, trackingId, { until: middle, limit: 30 })).toEqual(
    series.filter(({ takenAt }) => takenAt <= middle).slice(0, 30),
  );
  for (const since of [undefined, middle]) {
    const columns = (await seriesOfMany(ctx.db, [trackingId], METRICS, since)).get(trackingId);
    const rows = series.filter(({ takenAt }) => since === undefined || takenAt > since);
    expect(columns?.takenAt ?? []).toEqual(rows.map(({ takenAt }) => takenAt.getTime()));
    for (const metric of METRICS)
      expect(columns?.figures[metric] ?? []).toEqual(rows.map(({ figures }) => figures[metric]));
    const switches = rows.flatMap(({ provider }, index) =>
      provider === (rows[index - 1]?.provider ?? provider) ? [] : [index],
    );
    expect(columns?.switches ?? []).toEqual(switches);
  }
  const settledHour = hours.at(-1)?.hour ?? -1;
  // Values before the last switch of the source don't belong to the same line.
  const lastSwitch = series.findLast(({ provider }, index) => provider !== (series[index - 1]?.provider ?? provider));
  const views = new Map(
    series.flatMap(({ hour, figures }) => (hour >= (lastSwitch?.hour ?? 0) ? [[hour, figures.views] as const] : [])),
  );
  for (const newest of [1, 25, 60]) {
    const first = Math.max(0, settledHour + 1 - newest);
    expect((await recentViews(ctx.db, [{ id: trackingId, settledHour }], newest)).get(trackingId)).toEqual(
      Array.from({ length: settledHour + 1 - first }, (_, index) => views.get(first + index) ?? null),
    );
  }
  const [state] = await ctx.db.select().from(videoState).where(eq(videoState.trackingId, trackingId));
  expect(state).toMatchObject({
    snapshots: series.length,
    settledHour,
    gapReason: gaps.at(-1)?.hour === settledHour ? gaps.at(-1)?.reason : null,
  });
}

/** Missed hours by reason, whenever they were due. */
async function expectGaps(hours: readonly Hour[]): Promise<void> {
  const expected: Record<string, number> = {};
  for (const one of hours) if ("reason" in one) expected[one.reason] = (expected[one.reason] ?? 0) + 1;
  const span = { from: new Date(START - 30 * 24 * HOUR_MS), to: new Date(START + 900 * HOUR_MS) };
  const counted = await countGaps(ctx.db, owner.organization.id, span);
  expect(Object.fromEntries(counted.map(({ reason, hours }) => [reason, hours]))).toEqual(expected);
}

/** As SQL decodes them. */
async function decoded(trackingId: number): Promise<Hour[]> {
  const rows = await ctx.db.execute<
    Record<keyof Figures, string | null> & { hour: number; ms: number; provider: string; gap_reason: string | null }
  >(sql`
    select *, extract(epoch from taken_at)::float8 * 1000 as ms from snapshot_hours where tracking_id = ${trackingId}
    order by hour`);
  return rows.map(({ hour, ms, provider, gap_reason: reason, ...row }) => {
    if (reason !== null) return { hour, reason };
    const figures = { ...NO_FIGURES };
    for (const metric of METRICS) figures[metric] = row[metric] === null ? null : Number(row[metric]);
    return { hour, takenAt: Math.round(ms), figures, provider };
  });
}

describe("any history", () => {
  test("reads as it was recorded, with every reader and in SQL", { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(history, async (hours) => {
        owner = await createTestOrganization(ctx);
        const id = await seedTracked(owner);
        await record(id, hours);
        await expectStored(id, hours);
        await expectGaps(hours);
        expect(await decoded(id)).toEqual(hours);
      }),
      { numRuns: 6 },
    ),
  );

  test("reads the same before it is packed, after, and when it continues", { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (hours, isPackedFirst) => {
        owner = await createTestOrganization(ctx);
        const id = await seedTracked(owner);
        const next = (hours.at(-1)?.hour ?? -1) + 1;
        const more: Hour[] = [
          { hour: next, reason: "quota" },
          { hour: next + 1, takenAt: START + next * HOUR_MS, figures: NO_FIGURES, provider: "x-api-v2" },
        ];
        await seedRows(id, hours);
        await expectStored(id, hours);
        await expectGaps(hours);
        if (isPackedFirst) {
          expect(await packRows(ctx, { only: [id] })).toEqual({ packed: 1 });
          await expectStored(id, hours);
          await expectGaps(hours);
          expect(await decoded(id)).toEqual(hours);
        }
        await record(id, more);
        await expectStored(id, [...hours, ...more]);
        await expectGaps([...hours, ...more]);
        expect(await packRows(ctx, { only: [id] })).toEqual({ packed: 0 });
      }),
      { numRuns: 8 },
    ),
  );
});

const snapshot = (hour: number, views = 100 + hour): Hour => ({
  hour,
  takenAt: START + hour * HOUR_MS,
  figures: { ...NO_FIGURES, views },
  provider: "test",
});

describe("packing", () => {
  test("skips what another session holds, and leaves it for the next run", async () => {
    const other = await createTestOrganization(ctx);
    const [held, free] = [await seedTracked(owner), await seedTracked(other)];
    for (const id of [held, free]) await seedRows(id, [snapshot(0), { hour: 1, reason: "missed" }]);
    await ctx.db.transaction(async (tx) => {
      await tx.execute(sql`select from accounts where organization_id = ${owner.organization.id} for update`);
      expect(await packRows(ctx, { only: [held, free] })).toEqual({ packed: 1 });
    });
    const tails = await ctx.db
      .select({ id: videoState.trackingId, isPacked: sql<boolean>`${videoState.tail} is not null` })
      .from(videoState)
      .where(inArray(videoState.trackingId, [held, free]))
      .orderBy(asc(videoState.trackingId));
    expect(tails).toEqual([
      { id: held, isPacked: false },
      { id: free, isPacked: true },
    ]);
    expect(await packRows(ctx)).toEqual({ packed: 1 });
    expect(await ctx.db.$count(unpackedTrackings)).toBe(0);
  });

  test("that is undone leaves the tracking as it was", async () => {
    const id = await seedTracked(owner);
    const hours = Array.from({ length: 60 }, (_, hour) => snapshot(hour));
    await seedRows(id, hours);
    const interrupted = ctx.db.transaction(async (tx) => {
      expect(await packTrackings(tx, [id])).toBe(1);
      throw new Error("the process was killed");
    });
    await expect(interrupted).rejects.toThrow("killed");
    await expectStored(id, hours);
    expect(await ctx.db.$count(snapshotBlocks, eq(snapshotBlocks.trackingId, id))).toBe(0);
    expect(await packRows(ctx, { only: [id] })).toEqual({ packed: 1 });
    await expectStored(id, hours);
    expect(await ctx.db.$count(snapshotBlocks, eq(snapshotBlocks.trackingId, id))).toBe(2);
  });

  test("keeps each tracking to its own hours in one call", async () => {
    const ids = [await seedTracked(owner), await seedTracked(owner), await seedTracked(owner)];
    for (const [index, id] of ids.entries())
      await seedRows(
        id,
        [...Array(40)].map((_, hour) => snapshot(hour, 1_000 * index + hour)),
      );
    expect(await packRows(ctx, { only: ids, maxMs: 0 })).toEqual({ packed: 0 });
    expect(await packRows(ctx, { only: ids })).toEqual({ packed: 3 });
    const histories = await readHistories(ctx.db, ids);
    for (const [index, id] of ids.entries())
      expect(histories.get(id)?.series.map(({ figures }) => figures.views)).toEqual(
        [...Array(40)].map((_, hour) => 1_000 * index + hour),
      );
  });
});

test("a gap that becomes a snapshot leaves the organization's missed hours", async () => {
  const id = await seedTracked(owner);
  const gap = { trackingId: id, first: 0, last: 3, reason: "quota" };
  await ctx.db.transaction((tx) => recordHours(tx, [], [gap]));
  await ctx.db.transaction((tx) =>
    recordHours(tx, [{ trackingId: id, hour: 3, takenAt: new Date(START), figures: NO_FIGURES, provider: "x" }], []),
  );
  await expectGaps([0, 1, 2].map((hour) => ({ hour, reason: "quota" })));
  const rows = await ctx.db.select().from(orgGaps).where(eq(orgGaps.organizationId, owner.organization.id));
  expect(rows.reduce((sum, { hours }) => sum + hours, 0)).toBe(3);
});
