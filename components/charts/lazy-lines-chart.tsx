"use client";

import { lazyChart } from "./lazy-chart";
import { LinesPicture } from "./pictures";

export const LazyLinesChart = lazyChart(
  () => import("./lines-chart").then((module) => module.LinesChart),
  LinesPicture,
);
