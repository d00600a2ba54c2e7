import { describe, expect, it } from "vitest";
import {
  type Booking,
  balanceBefore,
  committedRunsOut,
  costUntil,
  daysAhead,
  recentRate,
  recentRunsOut,
} from "@/lib/billing/runway-rules";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";

const NOW = Date.parse("2026-03-10T12:00:00Z");
const PRICE = 15_000;
const inHours = (hours: number) => NOW + hours * HOUR_MS;

describe("the projection by what is committed", () => {
  // Two videos for 10 hours, then one for 20 more.
  const endings = [
    { at: inHours(30), videos: 1 },
    { at: inHours(10), videos: 1 },
  ];

  it("costs a snapshot per video and hour until the video ends", () => {
    expect(costUntil(NOW, NOW, endings, PRICE)).toBe(0);
    expect(costUntil(inHours(4), NOW, endings, PRICE)).toBe(8 * PRICE);
    expect(costUntil(inHours(20), NOW, endings, PRICE)).toBe(30 * PRICE);
    expect(costUntil(inHours(500), NOW, endings, PRICE)).toBe(40 * PRICE);
  });

  it("runs out when the cost reaches the balance, or not at all", () => {
    expect(committedRunsOut(8 * PRICE, NOW, endings, PRICE)).toBe(inHours(4));
    expect(committedRunsOut(25 * PRICE, NOW, endings, PRICE)).toBe(inHours(15));
    expect(committedRunsOut(40 * PRICE, NOW, endings, PRICE)).toBeNull();
    expect(committedRunsOut(0, NOW, [], PRICE)).toBeNull();
    expect(committedRunsOut(0, NOW, endings, 0)).toBeNull();
  });

  it("ignores videos that have ended", () => {
    const past = [{ at: inHours(-1), videos: 5 }];
    expect(costUntil(inHours(9), NOW, past, PRICE)).toBe(0);
    expect(committedRunsOut(1, NOW, past, PRICE)).toBeNull();
  });
});

describe("the projection at the recent rate", () => {
  const booking = (daysAgo: number, amount: number, isSpending = amount < 0): Booking => ({
    at: NOW - daysAgo * DAY_MS,
    amount,
    balanceAfter: 1_000,
    isSpending,
    isAdded: !isSpending,
  });

  it("takes the spending of 7 days, without top-ups", () => {
    const bookings = [booking(1, -70), booking(2, 500), booking(6.9, -140), booking(7.1, -999), booking(40, 1_000)];
    expect(recentRate(bookings, NOW)).toEqual({ perDay: 30, days: 7 });
  });

  it("takes the whole days of a younger ledger, at least one", () => {
    expect(recentRate([booking(0.5, -60), booking(3.4, 100)], NOW)).toEqual({ perDay: 20, days: 3 });
    expect(recentRate([booking(0.1, -60), booking(0.2, 100)], NOW)).toEqual({ perDay: 60, days: 1 });
  });

  it("is unknown if nothing was spent", () => {
    expect(recentRate([], NOW)).toBeNull();
    expect(recentRate([booking(1, 100), booking(9, -50)], NOW)).toBeNull();
    expect(recentRunsOut(100, NOW, null)).toBeNull();
  });

  it("runs out within a year or is not dated", () => {
    expect(recentRunsOut(100, NOW, 40)).toBe(NOW + 2.5 * DAY_MS);
    expect(recentRunsOut(1_000, NOW, 1)).toBeNull();
  });
});

describe("the days ahead", () => {
  it("reach past an end within 90 days, and are 30 otherwise", () => {
    expect(daysAhead(NOW, [null, null])).toBe(30);
    expect(daysAhead(NOW, [inHours(24 * 5), null])).toBe(30);
    expect(daysAhead(NOW, [inHours(24 * 45), inHours(24 * 300)])).toBe(46);
  });
});

describe("a past balance", () => {
  it("is that of the last entry before the time", () => {
    const at = (daysAgo: number, balanceAfter: number): Booking => ({
      at: NOW - daysAgo * DAY_MS,
      amount: 1,
      balanceAfter,
      isSpending: false,
      isAdded: true,
    });
    const bookings = [at(1, 30), at(3, 20), at(5, 10)];
    expect(balanceBefore(bookings, NOW - 2 * DAY_MS)).toBe(20);
    expect(balanceBefore(bookings, NOW)).toBe(30);
    expect(balanceBefore(bookings, NOW - 9 * DAY_MS)).toBeNull();
  });
});
