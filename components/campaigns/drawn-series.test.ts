import { expect, test } from "vitest";
import type { CampaignSeriesPoint } from "@/lib/insight/campaigns/dashboard-schemas";
import { drawnSeries, marksOf, pointFigure } from "./drawn-series";

const point = (hour: number, more: Partial<CampaignSeriesPoint>): CampaignSeriesPoint => ({
  at: `2026-11-20T${String(hour).padStart(2, "0")}:00:00.000Z`,
  is_open: false,
  snapshots: 2,
  views: null,
  engagements: null,
  views_gained: null,
  engagements_gained: null,
  ...more,
});
const POINTS = [
  point(10, { views: 1_000 }),
  point(11, { views: 1_000, snapshots: 0 }),
  point(12, { views: 1_250, views_gained: 250, is_open: true }),
];
const TOTAL = { metric: "views", mode: "total" } as const;
const GAINED = { metric: "views", mode: "gained" } as const;

test("totals break where no snapshot is stored, and a first figure is no gain", () => {
  const series = { step: "hour" as const, points: POINTS };
  const total = drawnSeries(series, TOTAL, "UTC");
  expect(total.points.map(({ value, isOpen }) => [value, isOpen])).toEqual([
    [1_000, false],
    [null, false],
    [1_250, true],
  ]);
  expect(total.gaps).toEqual([{ from: 1, to: 1 }]);
  expect(drawnSeries(series, GAINED, "UTC").points.map(({ value }) => value)).toEqual([null, null, 250]);
  expect(POINTS.map((one) => pointFigure(one, GAINED))).toEqual(["no data", "no snapshot", "+250"]);
  expect(pointFigure(point(1, { views_gained: -3 }), GAINED)).toBe("−3");
});

test("moments are marked at the point that contains them, and left out beyond the series", () => {
  const at = (time: string | null) => marksOf(POINTS, [{ at: time, label: "End" }]);
  expect(at("2026-11-20T11:59:59.000Z")).toEqual([{ key: 1, label: "End" }]);
  expect(at("2026-11-20T12:30:00.000Z")).toEqual([{ key: 2, label: "End" }]);
  expect([at("2026-11-20T13:00:00.000Z"), at("2026-11-20T09:59:00.000Z"), at(null)]).toEqual([[], [], []]);
});
