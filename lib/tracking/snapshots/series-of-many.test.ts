import { expect, test } from "vitest";
import { seriesOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { createTestOrganization, testContext } from "@/test/context";
import { seedHistories, seedTracked } from "./fixtures";

const ctx = testContext();
const { db } = ctx;

test("returns each tracking's columns, oldest first, with nulls in place", async () => {
  const at = (time: string) => new Date(`2026-03-10T${time}Z`);
  const owner = await createTestOrganization(ctx);
  const [one, two, three] = [await seedTracked(owner), await seedTracked(owner), await seedTracked(owner)];
  await seedHistories(
    ctx,
    new Map([
      [
        one,
        [
          { hour: 2, takenAt: at("14:00:00.999"), views: 30, likes: null, shares: 0 },
          { hour: 0, takenAt: at("12:00:00"), views: 10, likes: 1, shares: null },
        ],
      ],
      [two, [{ hour: 0, takenAt: at("12:30:00.120"), views: null, likes: null, shares: null }]],
      [three, [{ hour: 0, takenAt: at("12:30:00"), views: 7, likes: 7, shares: 7 }]],
    ]),
  );
  const series = await seriesOfMany(db, [one, two, 0], ["views", "likes", "shares"]);
  expect(Object.fromEntries(series)).toEqual({
    [one]: {
      takenAt: [at("12:00:00").getTime(), at("14:00:00.999").getTime()],
      switches: [],
      figures: { views: [10, 30], likes: [1, null], shares: [null, 0] },
    },
    [two]: {
      takenAt: [at("12:30:00.120").getTime()],
      switches: [],
      figures: { views: [null], likes: [null], shares: [null] },
    },
  });
});

test("of no trackings is empty", async () => expect((await seriesOfMany(db, [], ["views"])).size).toBe(0));
