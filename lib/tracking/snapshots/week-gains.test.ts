import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WEEK_DAYS } from "@/lib/core/time/unit-rules";
import { dayNumber, dayOfNumber } from "@/lib/core/time/utc-rules";
import { gainWithin, hasDays } from "@/lib/tracking/snapshots/week-gains";
import { WEEKDAYS, weekdayOf } from "@/lib/tracking/snapshots/week-rules";
import { testContext } from "@/test/context";

const ctx = testContext();
/** A Monday, and the days after it that have gains. */
const FIRST = dayNumber("2026-02-23");
const DAYS = 4 * WEEK_DAYS;
/** Each day has another gain, so that a day counted twice or left out shows. */
const gainOf = (index: number) => index + 1;

beforeAll(async () => {
  for (let week = 0; week < DAYS / WEEK_DAYS; week++)
    await ctx.db.execute(sql`
      insert into tracking_weeks values (-7, ${dayOfNumber(FIRST + week * WEEK_DAYS)}, 1,
        ${sql.join(
          WEEKDAYS.map((_, weekday) => sql`${gainOf(week * WEEK_DAYS + weekday)}::bigint`),
          sql`, `,
        )})`);
});
afterAll(() => ctx.db.execute(sql`delete from tracking_weeks where organization_id = -7`));

it("adds up exactly the days asked for, whatever weeks they are in", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -9, max: DAYS + 9 }),
      fc.integer({ min: -1, max: DAYS }),
      async (begin, length) => {
        const days = { from: dayOfNumber(FIRST + begin), to: dayOfNumber(FIRST + begin + length) };
        const [row] = await ctx.db.execute<{ within: string; listed: string }>(sql`
        select coalesce(sum(${gainWithin(days)}), 0) as within,
          coalesce(sum(${gainWithin(days)}) filter (where ${hasDays(days)}), 0) as listed
        from tracking_weeks d where organization_id = -7`);
        let expected = 0;
        for (let index = Math.max(begin, 0); index < Math.min(begin + length, DAYS); index++) expected += gainOf(index);
        expect(row).toEqual({ within: String(expected), listed: String(expected) });
      },
    ),
  );
});

it("knows the weekday of any day", () => {
  expect(["1970-01-01", "1969-12-29", "1969-12-28", "2026-11-29"].map((day) => weekdayOf(dayNumber(day)))).toEqual([
    3, 0, 6, 6,
  ]);
});
