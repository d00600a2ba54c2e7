"use client";

import { emptyBox, lazyWhenVisible } from "@/components/ui/lazy-when-visible";

/** Loads on demand: the map and its outlines are larger than the page. */
export const LazyWorldMap = lazyWhenVisible(
  () => import("./world-map").then((module) => module.WorldMap),
  emptyBox("aspect-[2/1] w-full"),
);
