import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { videoState } from "@/db/schema";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { createTestOrganization, testContext } from "@/test/context";
import { gainsByHour, recordOf, START, settledHours, writerOf } from "@/test/histories";
import { seedTracking, seedVideo } from "./fixtures";
import { type Gained, sumGains } from "./gains-of-many";
import { insertBlocks } from "./insert-blocks";

const ctx = testContext();
const FIRST = Math.floor(START / HOUR_MS);
const at = (hour: number) => new Date(hour * HOUR_MS);

type Hours = typeof settledHours extends fc.Arbitrary<infer T> ? T : never;

async function seed(hours: Hours): Promise<number> {
  const owner = await createTestOrganization(ctx);
  const { id } = await seedTracking(owner, await seedVideo(owner), { startedAt: new Date(START) });
  const writer = writerOf(hours);
  if (writer.sealed.length > 0)
    await ctx.db.execute(insertBlocks(writer.sealed.map((block) => ({ trackingId: id, ...block }))));
  const state = { tail: Buffer.from(writer.tail()), settledHour: writer.hour };
  await ctx.db.update(videoState).set(state).where(eq(videoState.trackingId, id));
  return id;
}

test("two spans of any histories have the gains of the list of hours, each once", { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(settledHours, { minLength: 1, maxLength: 3 }),
      fc.record({
        start: fc.integer({ min: -30, max: 60 }),
        length: fc.integer({ min: 1, max: 200 }),
        hole: fc.nat(120),
      }),
      async (histories, { start, length, hole }) => {
        const before = { from: FIRST + start, to: FIRST + start + length };
        const last = { from: before.to + hole, to: before.to + hole + length };
        const schedule = { startedAt: new Date(START), slot: 17 };
        const trackings: Gained[] = [];
        for (const hours of histories) trackings.push({ id: await seed(hours), platform: "youtube", ...schedule });
        const sums = await sumGains(ctx.db, trackings, [
          { from: at(before.from), to: at(before.to) },
          { from: at(last.from), to: at(last.to) },
        ]);
        const found = recordOf(sums.byPlatform.get("youtube"));
        const within = ({ from, to }: { from: number; to: number }) =>
          Object.fromEntries(Object.entries(found).filter(([hour]) => Number(hour) >= from && Number(hour) < to));
        expect(within(before)).toEqual(gainsByHour(histories, before));
        expect(within(last)).toEqual(gainsByHour(histories, last));
        const missed = new Map<string, number>();
        for (const { hour, reason } of histories.flat()) {
          const due = dueAt(schedule, hour).getTime() / HOUR_MS;
          if (reason !== null && due >= last.from && due < last.to) missed.set(reason, (missed.get(reason) ?? 0) + 1);
        }
        expect(sums.missed).toEqual(missed);
        const views = histories.flatMap((hours, index) => {
          const gain = Object.values(gainsByHour([hours], last)).reduce((sum, one) => sum + (one.views ?? 0), 0);
          return gain === 0 ? [] : [{ trackingId: trackings[index]?.id, gain }];
        });
        expect(sums.views).toEqual(views);
      },
    ),
    { numRuns: 25 },
  ),
);
