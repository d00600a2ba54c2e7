"use client";

import { lazyChart } from "./lazy-chart";
import { SeriesPicture } from "./pictures";

export const LazySeriesChart = lazyChart(
  () => import("./series-chart").then((module) => module.SeriesChart),
  SeriesPicture,
);
