import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { METRICS } from "@/lib/platforms/schemas";
import { gainsByHour, recordOf, START, settledHours, writerOf } from "@/test/histories";
import { GainColumns } from "./gain-columns-rules";

const FIRST = Math.floor(START / HOUR_MS);

describe("gains by hour", () => {
  it("are those of the list of hours, for any history and span", () =>
    fc.assert(
      fc.property(
        fc.array(settledHours, { minLength: 1, maxLength: 3 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 400 }),
        (histories, skipped, length) => {
          const span = { from: FIRST + skipped, to: FIRST + skipped + length };
          const since = span.from + Math.floor(length / 2);
          const columns = new GainColumns(span.from, length);
          const missed: [number, string][] = [];
          const views = histories.map((hours) =>
            columns.add(writerOf(hours).all(), span, since, (first, last, reason) => {
              for (let hour = first; hour <= last; hour++) missed.push([hour, reason]);
            }),
          );
          expect(recordOf(columns)).toEqual(gainsByHour(histories, span));
          expect(views).toEqual(
            histories.map((hours) =>
              Object.values(gainsByHour([hours], { ...span, from: since })).reduce(
                (sum, one) => sum + (one.views ?? 0),
                0,
              ),
            ),
          );
          expect(missed).toEqual(
            histories.flatMap((hours) =>
              hours.flatMap(({ hour, reason }) => (reason === null ? [] : [[hour, reason]])),
            ),
          );
        },
      ),
      { numRuns: 300 },
    ));

  it("of blocks that are cut off or of an unknown version are refused", () => {
    const add = (blocks: Uint8Array) => () => new GainColumns(FIRST, 9).add(blocks, { from: 0, to: 9 }, 0, () => {});
    const some = settledHours.filter(({ length }) => length > 0);
    fc.assert(
      fc.property(some, (hours) => {
        expect(add(writerOf(hours).all().slice(0, -1))).toThrow("cut off");
      }),
    );
    expect(add(new Uint8Array([9]))).toThrow("version 9");
  });

  it("have a place for every metric", () => expect(new GainColumns(0, 2).gains).toHaveLength(2 * METRICS.length));
});
