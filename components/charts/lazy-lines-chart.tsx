"use client";

import { LINES_HEIGHT } from "./chart-size";
import { nearWindow } from "./near-window";

/** Loads on demand; see LazySeriesChart. */
export const LazyLinesChart = nearWindow(
  () => import("./lines-chart").then((module) => module.LinesChart),
  <div style={{ height: LINES_HEIGHT }} className="rounded-md bg-surface-secondary" />,
);
