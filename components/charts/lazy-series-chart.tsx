"use client";

import { CHART_HEIGHT } from "./chart-size";
import { lazyWhenVisible } from "./lazy-when-visible";

/** Loads on demand: its size depends on the window, and lists don't need the chart library up front. */
export const LazySeriesChart = lazyWhenVisible(
  () => import("./series-chart").then((module) => module.SeriesChart),
  <div style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
