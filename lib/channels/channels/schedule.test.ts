import fc from "fast-check";
import { expect, it } from "vitest";
import { minuteOfDay, nextDue, type Refresh, retryDue } from "@/lib/channels/channels/schedule";
import { DAY_MS } from "@/lib/core/time/unit-rules";

const HOUR = 3_600_000;
const REFRESHES: Refresh[] = ["profile", "posts", "sample"];
const channel = (externalId: string) => ({ platform: "tiktok" as const, externalId });
const dayOf = (at: Date) => Math.floor(at.getTime() / DAY_MS);
const instant = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2027-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const refresh = fc.constantFrom(...REFRESHES);

it("after a refresh, the next is due on the next calendar day, or seven later, in the channel's own minute", () => {
  fc.assert(
    fc.property(refresh, fc.string({ minLength: 1 }), instant, (which, id, now) => {
      const due = nextDue(which, channel(id), now);
      expect(dayOf(due) - dayOf(now)).toBe(which === "sample" ? 7 : 1);
      expect((due.getTime() % DAY_MS) / 60_000).toBe(minuteOfDay(which, channel(id)));
      expect(due.getUTCHours()).toBeLessThan(22);
    }),
  );
});

it("channels are spread over the day, and one channel's refreshes are at different times", () => {
  const hours = new Set<number>();
  let same = 0;
  for (let n = 0; n < 2_000; n++) {
    const [profile, posts] = [minuteOfDay("profile", channel(String(n))), minuteOfDay("posts", channel(String(n)))];
    hours.add(Math.floor(profile / 60));
    same += profile === posts ? 1 : 0;
  }
  expect(hours.size).toBe(22);
  expect(same).toBeLessThan(20);
});

it("a failure is retried within a day, later each time, or at the time given by the platform", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const waited = (failures: number) =>
    (retryDue("posts", channel("1"), { kind: "transient" }, failures, now).getTime() - now.getTime()) / HOUR;
  expect([1, 2, 3, 4, 5, 6, 60].map(waited)).toEqual([1, 2, 4, 8, 16, 24, 24]);
  const until = (at: string) => retryDue("posts", channel("1"), { kind: "quota", until: new Date(at) }, 1, now);
  expect(until("2026-03-10T15:00:00Z").toISOString()).toBe("2026-03-10T15:00:00.000Z");
  expect(until("2026-04-10T00:00:00Z").toISOString()).toBe("2026-03-11T12:00:00.000Z");
  expect(until("2026-03-10T11:00:00Z").toISOString()).toBe("2026-03-10T12:01:00.000Z");
  expect(retryDue("profile", channel("1"), { kind: "unavailable" }, 9, now)).toEqual(
    nextDue("profile", channel("1"), now),
  );
});
