"use client";

import { CHART_HEIGHT } from "./chart-size";
import { lazyWhenVisible } from "./lazy-when-visible";

/** Loads on demand, like the line chart. */
export const LazyBarsChart = lazyWhenVisible(
  () => import("./bars-chart").then((module) => module.BarsChart),
  <div style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
