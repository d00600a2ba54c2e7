import { expect, test } from "vitest";
import type { AudienceHistory } from "@/lib/channels/channels/audience-schemas";
import { drawnHistory, historySeries, monthsFrom } from "./history-points";

const share = (name: string, percent: number) => ({ name, percent });
const sample = (month: string, grade: number | null, us: number) => ({
  month,
  at: `${month}-15T12:00:00.000Z`,
  size: 400,
  grade,
  countries: [share("US", us)],
});
const imported = (month: string, female: number) => ({
  month,
  at: `${month}-20T12:00:00.000Z`,
  countries: [],
  genders: [share("female", female), share("male", 100 - female)],
  ages: [share("18-24", 40), share("25-34", 60)],
});

test("a series has one method, and at least two months", () => {
  const samples = [sample("2026-01", 80, 20), sample("2026-02", null, 25), sample("2026-04", 84, 30)];
  const history: AudienceHistory = { samples, imports: [imported("2026-01", 60), imported("2026-04", 55)] };
  expect(historySeries(history).map(({ id, of, months }) => [id, of, months.map(({ value }) => value)])).toEqual([
    ["quality", "", [80, 84]],
    ["country", "US", [20, 25, 30]],
    ["female", "female", [60, 55]],
    ["age", "25-34", [60, 60]],
  ]);
  expect(historySeries({ samples: [], imports: [imported("2026-01", 60)] })).toEqual([]);
  // Countries of the imports, once they have some.
  const withPlaces = [{ ...imported("2026-01", 60), countries: [share("DE", 70)] }, imported("2026-02", 60)];
  expect(historySeries({ samples, imports: withPlaces }).some(({ id }) => id === "country")).toBe(false);
});

test("months without an entry are gaps", () => {
  const months = [
    { month: "2025-11", value: 80 },
    { month: "2026-02", value: 84 },
  ];
  const { points, ticks } = drawnHistory({ id: "quality", of: "", months }, "UTC");
  expect(points.map(({ value, isAlone }) => [value, isAlone])).toEqual([
    [80, true],
    [null, false],
    [null, false],
    [84, true],
  ]);
  expect(points[0]).toMatchObject({ lines: ["80 of 100"] });
  expect(ticks.map(({ key }) => key)).toEqual([0, 1, 2]);
  expect(monthsFrom("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
});
