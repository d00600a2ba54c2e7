"use client";

import { LINES_HEIGHT } from "./chart-size";
import { lazyWhenVisible } from "./lazy-when-visible";

/** Loads on demand; see LazySeriesChart. */
export const LazyLinesChart = lazyWhenVisible(
  () => import("./lines-chart").then((module) => module.LinesChart),
  <div style={{ height: LINES_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
