"use client";

import { lazyChart } from "./lazy-chart";
import { TrendPicture } from "./trend-picture";

export const LazyTrendChart = lazyChart(
  () => import("./trend-chart").then((module) => module.TrendChart),
  TrendPicture,
);
