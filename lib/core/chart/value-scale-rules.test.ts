import fc from "fast-check";
import { assert, describe, expect, it } from "vitest";
import { type ValueUnit, valueScale } from "./value-scale-rules";

const labels = (low: number, high: number, unit: ValueUnit = "count") => valueScale(low, high, unit).labels;

describe("value axis labels", () => {
  it("have enough digits for their step", () => {
    expect(labels(81_660, 81_740)).toEqual(["81.66K", "81.68K", "81.70K", "81.72K", "81.74K"]);
    expect(labels(122_000, 123_000)).toEqual(["122.0K", "122.2K", "122.4K", "122.6K", "122.8K", "123.0K"]);
    expect(labels(0, 1_400_000)).toEqual(["0", "500K", "1.0M", "1.5M"]);
    expect(labels(0, 7)).toEqual(["0", "2", "4", "6", "8"]);
    expect(labels(-1500, 4000)).toEqual(["−2,000", "0", "2,000", "4,000"]);
    expect(labels(3.31, 3.35, "percent")).toEqual(["3.31%", "3.32%", "3.33%", "3.34%", "3.35%"]);
    expect(labels(0, 0.04, "usd")).toEqual(["$0.00", "$0.01", "$0.02", "$0.03", "$0.04"]);
    expect(labels(0, 40, "usd")).toEqual(["$0.00", "$10.00", "$20.00", "$30.00", "$40.00"]);
  });

  it("exist if all values are equal, or if there are none", () => {
    expect(labels(0, 0)).toEqual(["0", "1"]);
    expect(labels(81_700, 81_700)).toEqual(["81.700K", "81.701K"]);
  });
});

const counts = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
const spans = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10_000 }), fc.nat(2_000_000_000));
const fractions = fc.double({ min: 0, max: 10_000, noNaN: true });

/** Reads a label back. */
const readBack = (label: string) => {
  const letter = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[label.slice(-1)] ?? 1;
  return Number(label.replace("−", "-").replaceAll(/[,$%KMBT]/g, "")) * letter;
};

/** Uses `assert`, because `expect` is slow for tens of thousands of checks. */
function assertGood(low: number, high: number, unit: ValueUnit): void {
  const { domain, ticks, labels: words } = valueScale(low, high, unit);
  assert.lengthOf(new Set(words), words.length);
  assert.isAtLeast(words.length, 2);
  assert.isAtMost(words.length, 7);
  for (const [index, label] of words.entries()) {
    const tick = ticks[index] ?? Number.NaN;
    assert.isAtMost(Math.abs(readBack(label) - tick), Math.abs(tick) * 1e-9);
  }
  const slack = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  assert.isAtMost(domain[0], low + slack);
  assert.isAtLeast(domain[1], high - slack);
}

describe("any range", () => {
  it("of counts has ticks that differ, are exact and span it", () => {
    fc.assert(
      fc.property(counts, spans, (low, span) => assertGood(low, low + span, "count")),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(spans, (high) => assertGood(0, high, "count")),
      { numRuns: 1000 },
    );
  });

  it("of shares and money does too", () => {
    for (const unit of ["percent", "usd"] as const)
      fc.assert(
        fc.property(fractions, fractions, (low, span) => assertGood(low, low + span, unit)),
        { numRuns: 1000 },
      );
  });
});
