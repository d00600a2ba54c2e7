"use client";

import dynamic from "next/dynamic";
import { CHART_HEIGHT } from "./chart-size";

/** Loaded on demand, in the browser only, as the chart of a series is. */
export const LazyBarsChart = dynamic(() => import("./bars-chart").then((module) => module.BarsChart), {
  ssr: false,
  loading: () => <div aria-hidden style={{ height: CHART_HEIGHT }} className="rounded-md bg-surface-secondary" />,
});
