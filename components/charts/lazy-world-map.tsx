"use client";

import { nearWindow } from "./near-window";

/** Loads on demand: the map and its outlines are larger than the page. */
export const LazyWorldMap = nearWindow(
  () => import("./world-map").then((module) => module.WorldMap),
  <div className="aspect-[2/1] w-full rounded-md bg-surface-secondary" />,
);
