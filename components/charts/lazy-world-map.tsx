"use client";

import { nearWindow } from "./near-window";

/** Loaded on demand: the map and its outlines weigh more than the page. */
export const LazyWorldMap = nearWindow(
  () => import("./world-map").then((module) => module.WorldMap),
  <div className="aspect-[2/1] w-full rounded-md bg-surface-secondary" />,
);
