import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { endOfDay, endOfMonth, monthOf } from "@/lib/core/time/utc-rules";
import { forecastMonth, type Spent, sharesOf, splitAmount } from "./price-rules";

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const ids = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
const sum = (parts: Iterable<bigint>) => [...parts].reduce((total, part) => total + part, 0n);

describe("a split", () => {
  it("loses nothing, differs by at most a micro-dollar, and favors lower IDs", () => {
    fc.assert(
      fc.property(amount, ids, (whole, organizations) => {
        const parts = splitAmount(whole, organizations);
        expect(new Set(parts.keys())).toEqual(new Set(organizations));
        if (parts.size === 0) return;
        expect(sum(parts.values())).toBe(whole);
        const inOrder = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
        const most = inOrder[0] ?? 0n;
        const least = inOrder.at(-1) ?? 0n;
        expect(most - least).toBeLessThanOrEqual(1n);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
      }),
    );
  });

  it("gives the rest to the first organizations", () => {
    expect([...splitAmount(10_000n, [9, 4, 7])]).toEqual([
      [4, 3_334n],
      [7, 3_333n],
      [9, 3_333n],
    ]);
  });
});

test("shares and what none stored add up to what was spent", () => {
  const subject = fc.constantFrom("a", "b", "c", "d");
  const spent = fc.record({
    source: fc.constantFrom("x", "y"),
    day: fc.constantFrom("2026-11-28", "2026-11-29"),
    amount: fc.bigInt({ min: 1n, max: 50_000n }),
    subjects: fc.array(subject, { maxLength: 4 }),
  });
  const stored = fc.dictionary(subject, fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(spent, { maxLength: 20 }), stored, (all: Spent[], owners) => {
      const shares = sharesOf(all, (of) => owners[of] ?? []);
      const unassigned = all.filter(({ subjects }) => subjects.every((of) => (owners[of] ?? []).length === 0));
      expect(sum([...shares.map((one) => one.amount), ...unassigned.map((one) => one.amount)])).toBe(
        sum(all.map((one) => one.amount)),
      );
      expect(new Set(shares.map((one) => `${one.source}${one.day}${one.organizationId}`)).size).toBe(shares.length);
    }),
  );
});

test("a call for two videos of one organization is one share of it", () => {
  const call = { source: "x", day: "2026-11-29", amount: 101n, subjects: ["a", "b"] };
  const shares = sharesOf([call], (of) => (of === "a" ? [3, 5] : [5]));
  expect(shares.map((one) => [one.organizationId, one.amount])).toEqual([
    [3, 51n],
    [5, 50n],
  ]);
});

test("windows end at midnight UTC", () => {
  expect(endOfDay("2026-12-31")).toEqual(new Date("2027-01-01T00:00:00Z"));
  expect(endOfMonth("2026-12-05")).toEqual(new Date("2027-01-01T00:00:00Z"));
  expect(endOfMonth("2028-02-29")).toEqual(new Date("2028-03-01T00:00:00Z"));
  expect(monthOf("2028-02-29")).toBe("2028-02-01");
});

describe("the forecast", () => {
  const days = (entries: Record<string, bigint>) => new Map(Object.entries(entries));

  it("is unknown before there is a whole day", () => {
    expect(forecastMonth(new Map(), "2026-11-10")).toBeNull();
    expect(forecastMonth(days({ "2026-11-10": 5n }), "2026-11-10")).toBeNull();
  });

  it("adds the average of the last seven days for each day that is left", () => {
    const spent = days({ "2026-11-01": 700n, "2026-11-08": 70n, "2026-11-09": 70n, "2026-11-10": 5n });
    // 840 spent, an average of 20 (140 in seven days) for today and 20 more days.
    expect(forecastMonth(spent, "2026-11-10")).toBe(840n + 20n + 20n * 20n);
  });

  it("takes today as it is if it exceeds the average, and the last month into the average only", () => {
    expect(forecastMonth(days({ "2026-10-31": 100n, "2026-11-01": 300n }), "2026-11-01")).toBe(300n + 29n * 100n);
  });
});
