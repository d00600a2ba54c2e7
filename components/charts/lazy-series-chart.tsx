"use client";

import { CHART_HEIGHT } from "./chart-size";
import { nearWindow } from "./near-window";

/** Loaded on demand: its size depends on the window, and lists need not carry the library. */
export const LazySeriesChart = nearWindow(
  () => import("./series-chart").then((module) => module.SeriesChart),
  <div style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
