import { expect, test } from "vitest";
import { snapshots } from "@/db/schema";
import { seriesOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { testContext } from "@/test/context";

const { db } = testContext();

test("returns each tracking's columns, oldest first, with nulls in place", async () => {
  const at = (time: string) => new Date(`2026-03-10T${time}Z`);
  const common = { comments: null, saves: null, provider: "test" };
  await db.insert(snapshots).values([
    { ...common, trackingId: 1, hour: 2, takenAt: at("14:00:00.999"), views: 30, likes: null, shares: 0 },
    { ...common, trackingId: 1, hour: 0, takenAt: at("12:00:00"), views: 10, likes: 1, shares: null },
    { ...common, trackingId: 2, hour: 0, takenAt: at("12:30:00.120"), views: null, likes: null, shares: null },
    { ...common, trackingId: 3, hour: 0, takenAt: at("12:30:00"), views: 7, likes: 7, shares: 7 },
  ]);
  const series = await seriesOfMany(db, [1, 2, 99], ["views", "likes", "shares"]);
  expect(Object.fromEntries(series)).toEqual({
    1: {
      takenAt: [at("12:00:00").getTime(), at("14:00:00.999").getTime()],
      figures: { views: [10, 30], likes: [1, null], shares: [null, 0] },
    },
    2: { takenAt: [at("12:30:00.120").getTime()], figures: { views: [null], likes: [null], shares: [null] } },
  });
});

test("of no trackings is empty", async () => expect((await seriesOfMany(db, [], ["views"])).size).toBe(0));
