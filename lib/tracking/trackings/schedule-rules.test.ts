import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { dueAt, firstDue, hourAt, lastHour, nextDueAt } from "@/lib/tracking/trackings/schedule-rules";

const at = (iso: string) => new Date(iso);
const schedule = fc.record({
  startedAt: fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z"), noInvalidDate: true }),
  slot: fc.integer({ min: 0, max: 59 }),
  durationDays: fc.integer({ min: 1, max: 30 }),
});

describe("a tracking's hours", () => {
  it("begin at the slot strictly after the start", () => {
    expect(firstDue({ startedAt: at("2026-03-01T10:15:00.000Z"), slot: 30 })).toEqual(at("2026-03-01T10:30:00Z"));
    expect(firstDue({ startedAt: at("2026-03-01T10:30:00.000Z"), slot: 30 })).toEqual(at("2026-03-01T11:30:00Z"));
    expect(firstDue({ startedAt: at("2026-03-01T10:29:59.999Z"), slot: 30 })).toEqual(at("2026-03-01T10:30:00Z"));
  });

  it("are at most 24 a day, including the first, and the last is due before the end", () => {
    fc.assert(
      fc.property(schedule, (s) => {
        const end = s.startedAt.getTime() + s.durationDays * 24 * HOUR_MS;
        expect(hourAt(s, new Date(end))).toBe(lastHour(s.durationDays));
        // The claim relies on this: the last hour is due at least an hour before the end, the one after it later.
        expect(dueAt(s, lastHour(s.durationDays)).getTime()).toBeLessThanOrEqual(end - HOUR_MS);
        expect(dueAt(s, lastHour(s.durationDays) + 1).getTime()).toBeGreaterThan(end - HOUR_MS);
      }),
    );
  });

  it("last until the next one is due", () => {
    fc.assert(
      fc.property(
        schedule,
        fc.integer({ min: 1, max: 23 }),
        fc.integer({ min: 0, max: HOUR_MS - 1 }),
        (s, hour, late) => {
          expect(hourAt(s, new Date(dueAt(s, hour).getTime() + late))).toBe(hour);
        },
      ),
    );
    const s = { startedAt: at("2026-03-01T10:15:00Z"), slot: 30, durationDays: 1 };
    expect(hourAt(s, at("2026-03-01T10:29:59Z"))).toBe(0);
    expect(nextDueAt(s, 0)).toEqual(at("2026-03-01T10:30:00Z"));
    expect(nextDueAt(s, 23)).toBeNull();
  });
});
