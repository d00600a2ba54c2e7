"use client";

import { CHART_HEIGHT } from "./chart-size";
import { nearWindow } from "./near-window";

/** Loads on demand: its size depends on the window, and lists don't need the chart library up front. */
export const LazySeriesChart = nearWindow(
  () => import("./series-chart").then((module) => module.SeriesChart),
  <div style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
