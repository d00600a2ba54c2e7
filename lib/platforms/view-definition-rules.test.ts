import { describe, expect, it } from "vitest";
import type { Platform } from "@/lib/platforms/schemas";
import { mixesViewDefinitions, viewDefinition } from "@/lib/platforms/view-definition-rules";

const span = (first: string, last: string, platform: Platform = "youtube") => ({
  platform,
  first: new Date(first),
  last: new Date(last),
});

describe("the definition of a view", () => {
  it.each([
    ["2026-08-23T23:59:59Z", "original"],
    ["2026-08-24T00:00:00Z", "changing"],
    ["2026-08-28T06:59:59Z", "changing"],
    ["2026-08-28T07:00:00Z", "playback_start"],
  ])("at %s is %s on YouTube", (at, definition) => {
    expect(viewDefinition("youtube", new Date(at))).toBe(definition);
    expect(viewDefinition("tiktok", new Date(at))).toBeNull();
  });
});

describe("snapshots mix definitions", () => {
  it.each([
    ["a series that crosses the change", [span("2026-08-20T00:00:00Z", "2026-09-02T00:00:00Z")]],
    ["a series that begins within it", [span("2026-08-25T00:00:00Z", "2026-09-02T00:00:00Z")]],
    ["a series that ends within it", [span("2026-08-01T00:00:00Z", "2026-08-24T00:00:00Z")]],
    ["a series within it", [span("2026-08-25T00:00:00Z", "2026-08-26T00:00:00Z")]],
    [
      "two series, one on each side",
      [span("2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z"), span("2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z")],
    ],
  ])("%s", (_, spans) => {
    expect(mixesViewDefinitions(spans)).toBe(true);
  });

  it.each([
    ["nothing", []],
    ["a series before", [span("2026-08-01T00:00:00Z", "2026-08-23T23:00:00Z")]],
    ["a series after", [span("2026-08-28T07:00:00Z", "2026-09-02T00:00:00Z")]],
    ["another platform's", [span("2026-08-01T00:00:00Z", "2026-09-02T00:00:00Z", "twitter")]],
    [
      "YouTube after, another before",
      [
        span("2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z", "tiktok"),
        span("2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z"),
      ],
    ],
  ])("but not %s", (_, spans) => {
    expect(mixesViewDefinitions(spans)).toBe(false);
  });
});
