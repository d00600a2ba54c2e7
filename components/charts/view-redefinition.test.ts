import { expect, test } from "vitest";
import { redefinitionKey } from "./view-redefinition";

const at = (...times: string[]) => times.map((time, key) => ({ key, at: time }));

test("marks the first point since the change", () => {
  expect(redefinitionKey(at("2026-08-23T22:00:00Z", "2026-08-23T23:59:59Z", "2026-08-24T00:00:00Z"))).toBe(2);
  // Days that begin at midnight in Los Angeles, and slots in Unix milliseconds.
  expect(redefinitionKey(at("2026-08-22T07:00:00Z", "2026-08-23T07:00:00Z", "2026-08-24T07:00:00Z"))).toBe(2);
  const slots = [Date.UTC(2026, 7, 20), Date.UTC(2026, 7, 30)];
  expect(redefinitionKey(slots.map((slot) => ({ key: slot, at: slot })))).toBe(slots[1]);
});

test("has no mark if the axis does not contain the change", () => {
  expect(redefinitionKey([])).toBeNull();
  expect(redefinitionKey(at("2026-08-22T00:00:00Z", "2026-08-23T00:00:00Z"))).toBeNull();
  expect(redefinitionKey(at("2026-08-24T00:00:00Z", "2026-08-25T00:00:00Z"))).toBeNull();
});
