import { expect, test } from "vitest";
import { localField, timeOfField } from "./local-time";

test("times are the reader's, also on the days on which the clock changes", () => {
  expect(localField("2026-09-01T10:00:30.500Z", "Europe/Rome")).toBe("2026-09-01T12:00");
  expect(localField(null, "UTC")).toBe("");
  expect(timeOfField("2026-12-01T12:00", "Europe/Rome")).toBe("2026-12-01T11:00:00.000Z");
  // 02:30 doesn't exist on that day.
  expect(timeOfField("2026-03-29T02:30", "Europe/Rome")).toBe("2026-03-29T01:30:00.000Z");
  expect(timeOfField("", "UTC")).toBeNull();
});

test("a time that a field shows unchanged stays exact", () => {
  const exact = "2026-09-01T10:00:30.500Z";
  expect(timeOfField("2026-09-01T12:00", "Europe/Rome", exact)).toBe(exact);
  expect(timeOfField("2026-09-01T12:01", "Europe/Rome", exact)).toBe("2026-09-01T10:01:00.000Z");
});
