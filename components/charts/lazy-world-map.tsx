"use client";

import { lazyWhenVisible } from "./lazy-when-visible";

/** Loads on demand: the map and its outlines are larger than the page. */
export const LazyWorldMap = lazyWhenVisible(
  () => import("./world-map").then((module) => module.WorldMap),
  <div className="aspect-[2/1] w-full rounded-md bg-surface-secondary" />,
);
