import { expect, test } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { gapAfter } from "@/lib/outbound/queue/schedule-rules";
import {
  isSuccess,
  MAX_ATTEMPTS,
  requestedWait,
  SCHEDULE,
  stateOf,
  storableHeaders,
} from "@/lib/outbound/webhooks/rules";

const retryGap = (attempts: number, ageMs: number, random: number) => gapAfter(SCHEDULE, { attempts, ageMs, random });

test("intervals grow from seconds to hours over more than a day, then the delivery is given up", () => {
  const gaps = Array.from({ length: MAX_ATTEMPTS }, (_, index) => retryGap(index + 1, 0, 0.5));
  expect(gaps).toEqual([5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, null]);
  const total = gaps.reduce<number>((sum, gap) => sum + (gap ?? 0), 0);
  expect(total / HOUR_MS).toBeCloseTo(31.6, 1);
});

test("the jitter is up to 10% in both directions, and old events are given up", () => {
  expect(retryGap(2, 0, 0)).toBe(270_000);
  expect(retryGap(2, 0, 1)).toBe(330_000);
  expect(retryGap(2, 48 * HOUR_MS - 1, 0.5)).toBe(300_000);
  expect(retryGap(2, 48 * HOUR_MS, 0.5)).toBeNull();
});

test("a receiver can request a wait in seconds or by a date, up to a day", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const wait = (value: string, status = 429) => requestedWait({ status, headers: { "retry-after": value } }, now);
  expect(wait("120")).toBe(120_000);
  expect(wait(" 7 ", 503)).toBe(7_000);
  expect(wait("0")).toBe(0);
  expect(wait("9".repeat(30))).toBe(24 * HOUR_MS);
  expect(wait("Tue, 10 Mar 2026 13:00:00 GMT")).toBe(HOUR_MS);
  expect(wait("Tuesday, 10-Mar-26 13:00:00 GMT")).toBe(HOUR_MS);
  expect(wait("Tue Mar 10 13:00:00 2026")).toBe(HOUR_MS);
  expect(wait("Tue, 10 Mar 2026 11:00:00 GMT")).toBe(0);
  expect(wait("Thu, 31 Dec 2099 00:00:00 GMT")).toBe(24 * HOUR_MS);
  for (const value of ["", "-5", "1.5", "soon", "1e3", "Foo, bar", "Infinity"]) expect(wait(value)).toBeNull();
  for (const status of [200, 400, 404, 410, 500, 502]) expect(wait("120", status)).toBeNull();
  expect(requestedWait({ status: null, headers: null }, now)).toBeNull();
});

test("only 2xx counts as delivered", () => {
  expect([null, 199, 200, 204, 299, 300, 302, 410, 500].map(isSuccess)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("a delivery is delivered, failed or waiting", () => {
  const at = new Date(0);
  expect(stateOf({ deliveredAt: null, failedAt: null })).toBe("waiting");
  expect(stateOf({ deliveredAt: null, failedAt: at })).toBe("failed");
  expect(stateOf({ deliveredAt: at, failedAt: at })).toBe("delivered");
});

test("headers that may contain a secret are dropped, and others are truncated", () => {
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`x-${index}`, "1"]));
  const secret = { "set-cookie": "a=b", "www-authenticate": "Basic", "x-api-key": "k", "x-csrf-token": "t" };
  const kept = storableHeaders({ ...secret, "content-type": "text/plain", long: "x".repeat(9_000), ...many });
  expect(Object.keys(kept)).toHaveLength(50);
  expect(kept).toMatchObject({ "content-type": "text/plain", long: "x".repeat(500), "x-0": "1" });
  for (const name of Object.keys(secret)) expect(kept).not.toHaveProperty(name);
});
