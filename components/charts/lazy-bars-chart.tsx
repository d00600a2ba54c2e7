"use client";

import { lazyChart } from "./lazy-chart";
import { BarsPicture } from "./pictures";

export const LazyBarsChart = lazyChart(() => import("./bars-chart").then((module) => module.BarsChart), BarsPicture);
