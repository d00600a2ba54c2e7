import { expect, test } from "vitest";
import { isTimeZone } from "@/lib/core/time/zone-rules";
import { zoneOption, zoneOptions } from "./zones";

const AT = new Date("2026-07-15T12:00:00Z");

test("lists every zone once, with a valid name, UTC first", () => {
  const zones = zoneOptions(AT).map(({ zone }) => zone);
  expect(zones[0]).toBe("UTC");
  expect(zones.length).toBeGreaterThan(400);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
});

test("uses the current names of cities", () => {
  const zones = zoneOptions(AT).map(({ zone }) => zone);
  expect(zones).toEqual(expect.arrayContaining(["Asia/Kolkata", "Europe/Kyiv", "Asia/Ho_Chi_Minh"]));
  expect(zones).not.toContain("Asia/Calcutta");
});

test("finds an option by its offset, also with a keyboard hyphen", () => {
  expect(zoneOption("America/St_Johns", AT)).toEqual({
    zone: "America/St_Johns",
    name: "America / St Johns",
    offset: "UTC−2:30",
    keywords: "America/St_Johns UTC−2:30 UTC-2:30",
  });
});
