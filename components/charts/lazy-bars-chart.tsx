"use client";

import { CHART_HEIGHT } from "./chart-size";
import { nearWindow } from "./near-window";

/** Loads on demand, like the line chart. */
export const LazyBarsChart = nearWindow(
  () => import("./bars-chart").then((module) => module.BarsChart),
  <div style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
