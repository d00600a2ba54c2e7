"use client";

import dynamic from "next/dynamic";
import { LINES_HEIGHT } from "./chart-size";

/** Loaded on demand, in the browser only; see LazySeriesChart. */
export const LazyLinesChart = dynamic(() => import("./lines-chart").then((module) => module.LinesChart), {
  ssr: false,
  loading: () => <div aria-hidden style={{ height: LINES_HEIGHT }} className="rounded-md bg-surface-secondary" />,
});
