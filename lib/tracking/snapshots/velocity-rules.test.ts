import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { VELOCITY_SPANS, velocity } from "./velocity-rules";

const START = Date.UTC(2026, 10, 1, 0, 17);
const NONE = { views: null, likes: null, comments: null, shares: null, saves: null };
const SPANS = fc.constantFrom(...VELOCITY_SPANS);

/** One point per hour: views, null if unreported, a string as a gap's reason; `shift` in minutes. */
const points = (values: readonly (number | null | string)[], shift: readonly number[] = []): SeriesPoint[] =>
  values.map((value, hour) => {
    const at = new Date(START + hour * HOUR_MS + (shift[hour] ?? 0) * 60_000).toISOString();
    return typeof value === "string"
      ? { hour, at, figures: null, gap_reason: value }
      : { hour, at, figures: { ...NONE, views: value }, gap_reason: null };
  });

const views = fc.integer({ min: 0, max: 1_000_000_000 });
const anyHour = fc.oneof({ weight: 6, arbitrary: views }, fc.constant(null), fc.constantFrom("transient", "quota"));

describe("velocity", () => {
  it("is the growth between both ends divided by the hours between them", () => {
    const course = points([100, 160, 190, 250, 300, 390, 700]);
    expect(velocity(course, "views", 1)).toMatchObject({ perHour: 310, growth: 310, since: course[5]?.at });
    expect(velocity(course, "views", 6)).toMatchObject({ perHour: 100, growth: 600, at: course[6]?.at, unknown: null });
    expect(velocity(course, "views", 6, 5)).toMatchObject({ perHour: null, unknown: "too_few" });
    expect(velocity(course, "views", 1, 3)).toMatchObject({ perHour: 60 });
  });

  it("is unknown if the span begins in a gap or with an unreported metric", () => {
    expect(velocity(points([1, "quota", 3]), "views", 1)).toMatchObject({ perHour: null, unknown: "gap" });
    expect(velocity(points([1, null, 3]), "views", 1)).toMatchObject({ perHour: null, unknown: "not_reported" });
    expect(velocity(points([null, null]), "views", 1)).toMatchObject({ unknown: "not_reported", at: null });
    expect(velocity(points(["quota"]), "views", 1)).toMatchObject({ unknown: "too_few" });
    expect(velocity([], "views", 24)).toMatchObject({ unknown: "too_few" });
  });

  it("doesn't treat the minutes between the start and the first due snapshot as an hour", () => {
    const course = points([100, 150], [0, -55]);
    expect(velocity(course, "views", 1)).toMatchObject({ perHour: null, unknown: "too_few" });
    expect(velocity(points([100, 150], [0, -20]), "views", 1).perHour).toBeCloseTo(75, 9);
  });

  it("finds a steady rate for any minutes and any missing hours in between", () =>
    fc.assert(
      fc.property(
        SPANS,
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.record({ late: fc.integer({ min: 0, max: 25 }), missing: fc.boolean() }), {
          minLength: 25,
          maxLength: 60,
        }),
        (span, rate, hours) => {
          const shift = hours.map(({ late }) => late);
          const ends = [hours.length - 1, hours.length - 1 - span];
          const course = points(
            hours.map(({ late, missing }, hour) =>
              missing && !ends.includes(hour) ? "transient" : rate * (hour + late / 60),
            ),
            shift,
          );
          expect(velocity(course, "views", span).perHour).toBeCloseTo(rate, 4);
        },
      ),
    ));

  it("is known exactly if both ends have a value, and times its hours equals their difference, including corrections", () =>
    fc.assert(
      fc.property(SPANS, fc.array(anyHour, { minLength: 1, maxLength: 40 }), (span, values) => {
        const course = points(values);
        const end = values.findLastIndex((value) => typeof value === "number");
        const start = end < 0 ? undefined : values[end - span];
        const last = values[end];
        const result = velocity(course, "views", span);
        if (typeof last !== "number" || typeof start !== "number") {
          expect(result.perHour).toBeNull();
          expect(result.unknown).not.toBeNull();
          return;
        }
        expect(result.growth).toBe(last - start);
        expect((result.perHour ?? Number.NaN) * span).toBeCloseTo(last - start, 3);
        const read = values.slice(end - span, end + 1).filter((value) => typeof value === "number");
        expect(result.hasCorrection).toBe(read.some((value, index) => index > 0 && value < (read[index - 1] ?? 0)));
      }),
    ));
});
