import { expect, it } from "vitest";
import { gainOf, MISSED, peakOf, SAMPLE, SATURDAY, TAKE_OFF } from "./sample-hours";

it("takes off in its hour and peaks on the same day", () => {
  const [before, after] = [SAMPLE[TAKE_OFF - 1], SAMPLE[TAKE_OFF]];
  expect(after?.gain).toBeGreaterThan(4 * (before?.gain ?? 0));
  expect(SAMPLE[TAKE_OFF]?.time).toBe("Sat 18:00");
  expect(SATURDAY[peakOf(SATURDAY)]).toBe(SAMPLE[peakOf(SAMPLE)]);
});

it("leaves a gap at the missed hour, and no hourly gain after it", () => {
  expect(SAMPLE[MISSED]).toEqual({ time: "Sun 05:00", gain: null, total: null });
  expect(SAMPLE[MISSED + 1]).toMatchObject({ gain: null, total: expect.any(Number) });
});

it("adds up", () => {
  const [first, last] = [SAMPLE[11]?.total ?? 0, SAMPLE[35]?.total ?? 0];
  expect(SATURDAY.map(({ time }) => time).slice(0, 1)).toEqual(["Sat 00:00"]);
  expect(SATURDAY).toHaveLength(24);
  expect(gainOf(SATURDAY)).toBe(last - first);
});
