"use client";

import { CHART_HEIGHT } from "./chart-size";
import { nearWindow } from "./near-window";

/** Loaded on demand, as the chart of a series is. */
export const LazyBarsChart = nearWindow(
  () => import("./bars-chart").then((module) => module.BarsChart),
  <div style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
