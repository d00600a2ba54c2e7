"use client";

import dynamic from "next/dynamic";
import { CHART_HEIGHT } from "./chart-size";

/** Loaded on demand, in the browser only: its size depends on the window, and lists need not carry the library. */
export const LazySeriesChart = dynamic(() => import("./series-chart").then((module) => module.SeriesChart), {
  ssr: false,
  loading: () => <div aria-hidden style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
});
