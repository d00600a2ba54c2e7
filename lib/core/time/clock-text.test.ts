import fc from "fast-check";
import { expect, test } from "vitest";
import { isoOf } from "@/db/prepared";
import { clockText } from "@/lib/core/time/clock-text";

const instants = fc.date({
  min: new Date("1970-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

test("writes any series of times as toISOString does", () => {
  fc.assert(
    fc.property(fc.array(instants), (times) => {
      const write = clockText("T");
      for (const at of times) expect(`${write(at.getTime())}Z`).toBe(at.toISOString());
    }),
  );
});

test.each([
  ["2026-03-10 12:00:00+00", "2026-03-10T12:00:00.000Z"],
  ["2026-03-10 12:00:00.5+00", "2026-03-10T12:00:00.500Z"],
  ["2026-03-10 12:00:00.05+00", "2026-03-10T12:00:00.050Z"],
  ["2026-03-10 12:00:00.123+00", "2026-03-10T12:00:00.123Z"],
])("PostgreSQL's %s is %s", (text, iso) => expect(isoOf(text)).toBe(iso));
